using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Forum.Api.Moderation;
using Forum.Domain.Communities;
using Forum.Domain.Moderation;
using JasperFx.Events;

namespace Forum.Api.Modlog;

/// <summary>
/// An entry of the log as it is hashed: lines of <c>name: value</c> in a fixed order, made of one event and nothing else. What is about people
/// or words is sealed, so that it can be hidden while the log stays whole. The order and form of the lines are for ever.
/// </summary>
/// <param name="Text">The lines.</param>
public sealed record LogRecord(
    Guid EventId, DateTimeOffset At, LogKind Kind, Guid? Case, Guid? Community, Guid? Member, Guid? Actor, string? Reason, string? Rule, string Text)
{
    /// <summary>The events that are entries: what somebody did to what others made, each once, however much it touches.</summary>
    public static readonly Type[] Events = [typeof(CaseOpened), typeof(CaseUndoOpened), typeof(CommunityEdited)];

    public byte[] Digest => SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    /// <summary>Null for an event that is no entry.</summary>
    public static LogRecord? Of(IEvent e) => e.Data switch
    {
        CaseOpened opened => Of(e, opened),
        CaseUndoOpened undo => new LogRecord(
            e.Id, e.Timestamp, LogKind.Undo, undo.CaseId.Value, null, null, undo.Actor?.Value, undo.Reason, null,
            Lines(e, LogKind.Undo, [("case", undo.CaseId.Value)], [("actor", undo.Actor?.Value), ("reason", undo.Reason)])),
        CommunityEdited edited => new LogRecord(
            e.Id, e.Timestamp, LogKind.EditCommunity, null, edited.CommunityId.Value, null, edited.Actor?.Value, null, null,
            Lines(
                e, LogKind.EditCommunity, [("community", edited.CommunityId.Value)],
                [("actor", edited.Actor?.Value), ("settings", JsonSerializer.Serialize(edited.Settings, CaseView.Json))])),
        _ => null,
    };

    /// <summary>The hash of an entry: SHA-256 of the hash of the one before and the digest of its own lines.</summary>
    public byte[] After(byte[] previous) => SHA256.HashData([.. previous, .. Digest]);

    static LogRecord Of(IEvent e, CaseOpened opened)
    {
        var act = opened.Act;
        var kind = Enum.Parse<LogKind>(act.Kind.ToString());
        return new LogRecord(
            e.Id, e.Timestamp, kind, opened.CaseId.Value, act.Community?.Value, act.Member?.Value, opened.Actor?.Value, opened.Reason, opened.Rule,
            Lines(
                e,
                kind,
                [
                    ("case", opened.CaseId.Value), ("number", opened.Number), ("scope", act.Scope), ("layer", act.Layer),
                    ("hides", act.Hides is { } hides ? string.Join(' ', hides.Select(Name)) : null), ("community", act.Community?.Value),
                    ("member", act.Member?.Value), ("claimant", act.Claimant?.Value), ("part", act.Part), ("revision", act.Revision),
                    ("since", act.Since), ("until", act.Until), ("removes", act.Removes ? "true" : null),
                ],
                [
                    ("thread", act.Thread?.Value), ("comment", act.Comment?.Value), ("entry", act.Entry?.Value),
                    ("actor", opened.Actor?.Value), ("reason", opened.Reason), ("rule", opened.Rule),
                ]));
    }

    static string Lines(IEvent e, LogKind kind, (string Name, object? Value)[] open, (string Name, object? Value)[] isSealed)
    {
        var lines = new StringBuilder();
        foreach (var (name, value) in open.Prepend(("kind", kind)).Prepend(("at", e.Timestamp)).Where(line => line.Item2 is not null))
        {
            lines.Append(name).Append(": ").Append(TextOf(value)).Append('\n');
        }

        foreach (var (name, value) in isSealed)
        {
            lines.Append(name).Append(": sealed ").Append(Seal.Of(Seal.Salt(e.Id, name), TextOf(value))).Append('\n');
        }

        return lines.ToString();
    }

    /// <summary>How a value is written; nothing where there is none.</summary>
    public static string TextOf(object? value) => value switch
    {
        null => "",
        DateTimeOffset moment => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        Enum choice => Name(choice),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    static string Name<T>(T choice) where T : notnull => JsonNamingPolicy.CamelCase.ConvertName(choice.ToString()!);
}
