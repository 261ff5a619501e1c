namespace Forum.Domain.Threads;

/// <summary>A thread that a pasted page became.</summary>
/// <param name="Page">Where the thread came from. The page's own bytes are kept beside the events, so that they can be erased.</param>
/// <param name="Comments">How many comments the page held, as the importer was told.</param>
/// <param name="Members">How many people it named.</param>
/// <param name="Importer">Null when an operator imported it on the command line.</param>
public sealed record ArticleImported(
    ThreadId ThreadId, long Number, CommunityId CommunityId, string Title, string Body, ImportedPage Page,
    int Comments, int Members, EquatableList<string> Warnings, MemberId? Importer);

/// <param name="Sha256">Of the page's bytes, in lower-case hexadecimal.</param>
/// <param name="CapturedToTheDay">Only the day of <paramref name="CapturedAt"/> is known.</param>
public sealed record ImportedPage(string Sha256, DateTimeOffset CapturedAt, bool CapturedToTheDay, int ParserVersion);
