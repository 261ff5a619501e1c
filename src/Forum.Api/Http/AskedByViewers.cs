using Forum.Api.Moderation;
using Forum.Api.Storage;
using Npgsql;

namespace Forum.Api.Http;

/// <summary>
/// A question that many viewers ask at the same moment, put to the database once for all who have the same rights; which nearly everybody has: those
/// of a member who moderates nothing.
/// </summary>
/// <param name="sql">
/// Selects what <paramref name="read"/> wants, and last the place of the question, counted from 1. $1 is whether they administrate, $2 the communities
/// that they moderate, $3 their ids, in the order of the questions; further parameters are those that <paramref name="add"/> adds.
/// </param>
public sealed class AskedByViewers<TAsked, TAnswer>(
    NpgsqlDataSource database, string sql, Action<NpgsqlParameterCollection, TAsked[]> add, Func<NpgsqlDataReader, Viewer, TAsked, TAnswer> read)
    where TAnswer : class
{
    readonly AskedTogether<(Viewer Viewer, TAsked Asked), TAnswer?> together = new(questions => AnswerAsync(database, sql, add, read, questions));

    /// <returns>Null where the statement has no row for it.</returns>
    public Task<TAnswer?> AskAsync(Viewer viewer, TAsked asked, CancellationToken cancellation) => together.AskAsync((viewer, asked), cancellation);

    static async Task<IReadOnlyList<TAnswer?>> AnswerAsync(
        NpgsqlDataSource database, string sql, Action<NpgsqlParameterCollection, TAsked[]> add, Func<NpgsqlDataReader, Viewer, TAsked, TAnswer> read,
        IReadOnlyList<(Viewer Viewer, TAsked Asked)> questions)
    {
        var answers = new TAnswer?[questions.Count];
        var groups = questions.Select((question, place) => (question.Viewer, question.Asked, Place: place))
            .GroupBy(question => (question.Viewer.IsAdministrator, question.Viewer.Communities)).Select(group => group.ToArray()).ToArray();
        await using var batch = database.CreateBatch();
        foreach (var group in groups)
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.AddRights(group[0].Viewer);
            command.Parameters.Add(new() { Value = Array.ConvertAll(group, question => question.Viewer.Id?.Value ?? Guid.Empty) });
            add(command.Parameters, Array.ConvertAll(group, question => question.Asked));
            batch.BatchCommands.Add(command);
        }

        await using var rows = await batch.ExecuteReaderAsync();
        foreach (var group in groups)
        {
            while (await rows.ReadAsync())
            {
                var (viewer, asked, place) = group[rows.GetInt64(rows.FieldCount - 1) - 1];
                answers[place] = read(rows, viewer, asked);
            }

            await rows.NextResultAsync();
        }

        return answers;
    }
}
