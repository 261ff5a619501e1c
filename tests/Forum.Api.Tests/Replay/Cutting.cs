namespace Forum.Api.Tests.Replay;

public static class Cutting
{
    /// <summary>The cut at which all stands that has happened so far.</summary>
    public static async Task<long> CutAsync(this IForum forum)
    {
        await forum.ViewsCatchUpAsync();
        return await forum.QueryAsync<long>("select last_seq_id from forum.mt_event_progression where name = 'HighWaterMark'");
    }
}
