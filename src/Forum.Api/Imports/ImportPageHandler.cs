using System.Security.Cryptography;
using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Imports;
using Forum.Domain.Threads;
using Marten;

namespace Forum.Api.Imports;

public static class ImportPageHandler
{
    public static async Task<ImportOutcome> Handle(
        ImportPage command, IDocumentSession session, ImportQueries imports, NumberSequences numbers, TimeProvider clock,
        CancellationToken cancellation)
    {
        if (CommunityName.Check(command.Community) is { } badName) return new ImportOutcome.NotImported(badName);
        if (command.Title is { } title && ThreadTitle.Check(title) is { } badTitle) return new ImportOutcome.NotImported(badTitle);
        if (!ArticlePage.TryRead(command.Bytes, out var page, out var unreadable)) return new ImportOutcome.NotImported(unreadable);

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(command.Bytes));
        var authors = page.Comments.Select(comment => comment.Byline.Key).Distinct().ToArray();
        var before = await imports.FindAsync(command.Community, sha256, authors, cancellation);
        if (before.Thread is { } thread) return await AnswerAgainAsync(session, thread, cancellation);

        var community = before.Community ?? await FoundAsync(command.Community, session, numbers, cancellation);
        var identities = await IdentifyAsync(page, newMembers: authors.Length - before.Authors.Count, numbers, cancellation);
        var capture = command.Capture ?? Capture.On(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), isAssumed: true);

        var import = ImportArticle.Decide(
            new ImportArticle(page, sha256, capture, command.Title, identities, command.Importer), community, before.Authors);
        Record(session, import);
        ImportedPages.Keep(session, identities.Thread.Id, command.Bytes);
        return Answer(import.Thread, created: true);
    }

    static async Task<ImportOutcome> AnswerAgainAsync(IDocumentSession session, ThreadId thread, CancellationToken cancellation)
    {
        var events = await session.Events.FetchStreamAsync(thread.Value, version: 1, token: cancellation);
        return Answer((ArticleImported)events[0].Data, created: false);
    }

    static async Task<CommunityId> FoundAsync(
        string name, IDocumentSession session, NumberSequences numbers, CancellationToken cancellation)
    {
        var id = new CommunityId(Guid.CreateVersion7());
        var number = await numbers.NextAsync(Numbered.Community, cancellation);
        session.Events.StartStream<Community>(id.Value, new CommunityFounded(id, number, name));
        return id;
    }

    static async Task<ImportIdentities> IdentifyAsync(
        ArticlePage page, int newMembers, NumberSequences numbers, CancellationToken cancellation)
    {
        var comments = await numbers.TakeAsync(Numbered.Comment, page.Comments.Count, cancellation);
        var members = await numbers.TakeAsync(Numbered.Member, newMembers, cancellation);
        return new ImportIdentities(
            new(new ThreadId(Guid.CreateVersion7()), await numbers.NextAsync(Numbered.Thread, cancellation)),
            [.. comments.Select(number => new Identity<CommentId>(new CommentId(Guid.CreateVersion7()), number))],
            [.. members.Select(number => new Identity<MemberId>(new MemberId(Guid.CreateVersion7()), number))]);
    }

    static void Record(IDocumentSession session, ArticleImport import)
    {
        session.Events.StartStream<DiscussionThread>(import.Thread.ThreadId.Value, import.Thread);
        ImportedPeople.Record(session, import.People);
        foreach (var events in import.Comments)
        {
            session.Events.StartStream<Comment>(((CommentImported)events[0]).CommentId.Value, events);
        }
    }

    static ImportOutcome.Imported Answer(ArticleImported imported, bool created) => new(
        imported.Number, imported.ThreadId.Value, imported.Title, imported.Comments, imported.Members, created, imported.Warnings);
}
