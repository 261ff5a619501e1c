namespace Forum.Api.Storage;

/// <summary>
/// Asks the database once for all who ask at the same moment. Whoever finds it idle is answered at once; those who come meanwhile are answered
/// together as soon as it is done. So nobody waits for others to come, and the more there are the less each of them costs.
/// </summary>
/// <param name="answer">Finds an answer for each, in their order. If it fails, it failed for all of them.</param>
/// <param name="most">How many are answered in one go.</param>
public sealed class AskedTogether<TAsked, TAnswer>(Func<IReadOnlyList<TAsked>, Task<IReadOnlyList<TAnswer>>> answer, int most = 64)
{
    readonly Lock turn = new();
    readonly Queue<Asker> waiting = new();
    bool isAnswering;

    /// <param name="cancellation">Ends the wait. What is asked may be answered all the same.</param>
    public Task<TAnswer> AskAsync(TAsked asked, CancellationToken cancellation)
    {
        var asker = new Asker(asked);
        lock (turn)
        {
            waiting.Enqueue(asker);
            if (isAnswering) return asker.Answer.WaitAsync(cancellation);
            isAnswering = true;
        }

        // Others are answered, too, and it may go on for long: nothing of this request's surroundings is to stay with them.
        using (ExecutionContext.SuppressFlow()) _ = AnswerAllAsync();
        return asker.Answer.WaitAsync(cancellation);
    }

    async Task AnswerAllAsync()
    {
        while (Next() is { Count: > 0 } askers)
        {
            try
            {
                var answers = await answer([.. askers.Select(asker => asker.Asked)]);
                for (var i = 0; i < askers.Count; i++) askers[i].Set(answers[i]);
            }
            catch (Exception e)
            {
                foreach (var asker in askers) asker.Fail(e);
            }
        }
    }

    List<Asker> Next()
    {
        lock (turn)
        {
            var next = new List<Asker>(Math.Min(waiting.Count, most));
            while (next.Count < most && waiting.TryDequeue(out var asker)) next.Add(asker);
            isAnswering = next.Count > 0;
            return next;
        }
    }

    sealed class Asker(TAsked asked)
    {
        readonly TaskCompletionSource<TAnswer> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TAsked Asked => asked;

        public Task<TAnswer> Answer => answer.Task;

        public void Set(TAnswer found) => answer.TrySetResult(found);

        public void Fail(Exception e) => answer.TrySetException(e);
    }
}
