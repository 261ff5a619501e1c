namespace Forum.Api.Http.Caching;

/// <summary>
/// On an endpoint that answers everybody who is not signed in alike, as long as no event says otherwise: its answers are kept for the next who
/// asks (<see cref="SharedAnswers"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedAttribute : Attribute;

/// <summary>What an answer is made from, if it is one thread with what is in it.</summary>
public sealed record AnswerAbout(Guid Thread);

public static class AnswersAbout
{
    /// <summary>Says that an answer changes with one thread only, or with what changes everything.</summary>
    public static void IsAbout(this HttpContext context, Guid thread) => context.Features.Set(new AnswerAbout(thread));
}
