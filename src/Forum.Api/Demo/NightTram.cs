using Forum.Domain.Members;
using Forum.Domain.Votes;

namespace Forum.Api.Demo;

/// <summary>Something that somebody does in a story.</summary>
public abstract record Beat;

/// <param name="As">What the comment is called further on in the story.</param>
/// <param name="To">What it answers.</param>
public sealed record Says(string Who, string As, string? To, string Body) : Beat;

public sealed record Edits(string Who, string What, string Body) : Beat;

/// <summary>The author edits the thread itself.</summary>
public sealed record Rewrites(string Title, string Body) : Beat;

public sealed record Removes(string What, bool WithAnswers, string Reason) : Beat;

/// <summary>Takes back what removed a comment.</summary>
public sealed record Undoes(string What, string Reason) : Beat;

public sealed record Votes(string Who, string What, Vote Vote) : Beat;

/// <summary>The story of a night tram: a question, corrections, a quarrel, a removal that went too far, and its undo.</summary>
public static class NightTram
{
    public const string Community = "night-tram", Name = "The night tram", About = "Line 4 after midnight, and whoever waits for it or lives beside it.";
    public const string Moderator = "line4_ines", Author = "line4_anouk";
    public const string Title = "Is the night tram realy back?", Body = "I heard *bells* last night, on the old line.\n\n- Has anybody seen it?\n- Does the timetable know?";

    public static readonly (string Handle, Pronouns Pronouns)[] People =
    [
        (Moderator, new(PronounStance.Any, [])), (Author, Declared("she/her")), ("line4_bo", Declared("they/them")), ("line4_kit", Declared("he/him")),
        ("line4_lucia", Pronouns.Unset),
    ];

    public static readonly Beat[] Beats =
    [
        new Says("line4_bo", "since", null, "It is, since Tuesday. Line 4 only, and **only until two**."),
        new Edits("line4_bo", "since", "It is, since Monday. Line 4 only, and **only until half past two**."),
        new Says(Author, "thanks", "since", "Wonderful. I close a kitchen at one and have walked home for four years."),
        new Says("line4_kit", "driver", "since", "I drive it. Ask me anything, but not at the crossing."),
        new Rewrites("The night tram is back", "I heard *bells* last night, on the old line.\n\nIt is back: see below. On Fridays, leave room for bicycles."),
        new Says("line4_lucia", "noise", null, "It wakes the whole street, every half hour, and nobody asked us."),
        new Says("line4_kit", "asked", "noise", "We did ask. There were three meetings about it."),
        new Says("line4_lucia", "noon", "asked", "In the town hall, at noon, when people work."),
        new Says("line4_bo", "letter", "noon", "You could have written a letter, if you can write."),
        new Says("line4_lucia", "four", "letter", "I wrote four. Nobody answered one of them."),
        new Says("line4_kit", "window", "four", "Was one of them the shoe that came through my window?"),
        new Says("line4_lucia", "shoe", "window", "That was not me, and you know it."),
        new Says(Author, "calm", "noise", "The rails squeal in the bend. Grease would help you both."),
        new Removes("noise", WithAnswers: true, "A quarrel."),
        new Says("line4_lucia", "gone", null, "My complaint is gone, and with it the only useful answer that I got?"),
        new Undoes("noise", "The complaint was fair and the advice was good. I took all of it for the two remarks that were not."),
        new Removes("letter", WithAnswers: false, "Nobody here has to prove that they can write."),
        new Removes("window", WithAnswers: false, "An accusation without anything to show for it."),
        new Says(Moderator, "sorry", "gone", "You are right, and it is back, but for two remarks. I should have looked at each."),
        new Edits("line4_kit", "asked", "We did ask. There were three meetings about it. *Edited:* all at noon, true. I will say so at the depot."),
        new Votes("line4_bo", "thanks", Vote.Up),
        new Votes(Author, "driver", Vote.Up),
        new Votes("line4_bo", "driver", Vote.Up),
        new Votes("line4_lucia", "asked", Vote.Down),
        new Votes("line4_kit", "four", Vote.Up),
        new Votes(Moderator, "four", Vote.Up),
        new Votes("line4_lucia", "calm", Vote.Up),
        new Votes("line4_kit", "calm", Vote.Up),
        new Votes("line4_bo", "calm", Vote.Up),
        new Votes("line4_lucia", "sorry", Vote.Up),
    ];

    static Pronouns Declared(string set) => new(PronounStance.Declared, [set]);
}
