namespace Forum.Domain;

/// <summary>What a decider concluded: the facts to record, or the rule that forbids it.</summary>
public abstract record Decision
{
    /// <summary>A retry of something already done: nothing to record, and nothing wrong.</summary>
    public static readonly Decision Nothing = new Accepted([]);

    public static Decision Record(params object[] events) => new Accepted(events);

    public sealed record Accepted(IReadOnlyList<object> Events) : Decision;
}

/// <summary>A rule that forbids what was asked. A value, never an exception.</summary>
/// <param name="Code">Names the rule to programs, in kebab-case; part of the API's contract.</param>
/// <param name="Reason">A sentence to the person who asked.</param>
public sealed record Refused(string Code, string Reason) : Decision;
