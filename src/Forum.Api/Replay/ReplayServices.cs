namespace Forum.Api.Replay;

public static class ReplayServices
{
    public static void AddReplay(this IServiceCollection services)
    {
        services.AddSingleton<Cuts>();
        services.AddSingleton<ThreadPasts>();
        services.AddSingleton<PastTexts>();
        services.AddSingleton<CommentsThen>();
        services.AddSingleton<SummaryThen>();
        services.AddSingleton<RanksThen>();
        services.AddSingleton<ReplayQuery>();
        services.AddSingleton<ImpositionsThen>();
        services.AddSingleton<ReplayedComments>();
        services.AddSingleton<ReplayedLists>();
        services.AddSingleton<ReplayedFeed>();
        services.AddSingleton<CommunitiesThen>();
        services.AddSingleton<CasesThen>();
        services.AddSingleton<ReplayedLog>();
        services.AddSingleton<ReplayedVersions>();
        services.AddSingleton<DiffQuery>();
        services.AddSingleton<ExplainQuery>();
        services.AddSingleton<TimelineAuthors>();
        services.AddSingleton<TimelineCases>();
        services.AddSingleton<TimelineEntries>();
        services.AddSingleton<TimelineQuery>();
    }
}
