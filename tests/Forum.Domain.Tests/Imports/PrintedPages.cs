using System.Text;
using Forum.Domain.Imports;
using Forum.Domain.Members;
using FsCheck;
using FsCheck.Fluent;

namespace Forum.Domain.Tests.Imports;

/// <summary>A page, and the text of a bulleted copy of it.</summary>
public sealed record PrintedPage(ArticlePage Page, string Text)
{
    public override string ToString() => Text;
}

public static class PrintedPages
{
    static readonly string[] Handles =
    [
        "Tupamaros", "[REDACTED]", "user[1]", "dr.dots.", "two words", "名前", "مستخدم", "@bob", "bob@home", "🏳️‍🌈 flag",
        "in\u200Bside", "- dash", "4 years ago",
    ];

    static readonly string[] Paragraphs =
    [
        "One line.", "Two\nlines.", "A list:\n- bread\n  - rye\n* salt", "• bob\nis what it says", "deleted by creator, they say", "12\n1·",
        "\u200B", "4 years ago", "👩‍👩‍👧 and שלום\u200F", "tab\tand\u00A0more  ", "> quoted\n\n    code\n\n\ncode", "[he/him]", "M\nnow\nA",
    ];

    static readonly (string? Written, Pronouns Meant)[] Suffixes =
    [
        (null, Pronouns.Unset),
        ("he/him", new(PronounStance.Declared, ["he/him"])),
        ("she/her, comrade/them", new(PronounStance.Declared, ["she/her", "comrade/them"])),
        ("Any", new(PronounStance.Any, [])),
        ("none/use name", new(PronounStance.UseName, [], Ambiguous: true)),
        ("www.x", Pronouns.Unset),
    ];

    static readonly RelativeTime[] Ages =
    [
        new("4 years ago", 4, TimeUnit.Year), new("About an HOUR ago", 1, TimeUnit.Hour), new("just now", 0, TimeUnit.Minute),
    ];

    static readonly Dictionary<CommentState, string> Tombstones = new()
    {
        [CommentState.DeletedByAuthor] = "deleted by creator",
        [CommentState.RemovedByModerator] = "*Removed by mod*",
    };

    public static Arbitrary<PrintedPage> Pages() => (
        from body in Bodies()
        from comments in Comments().ListOf()
        from layout in Layouts()
        select Printed(body, comments, layout)).ToArbitrary();

    static Gen<string> Bodies() =>
        from paragraphs in Gen.Elements(Paragraphs).ListOf()
        select string.Join("\n\n", paragraphs);

    static Gen<Byline> Bylines() =>
        from handle in Gen.Elements(Handles)
        from host in Gen.Elements(null, "lemmy.ml", "a-b.c.d")
        from suffix in Gen.Elements(Suffixes)
        from badges in Gen.Elements("M", "A", "B", "OP", "Banned").ListOf(2)
        select new Byline(handle, host, suffix.Meant, new([.. badges]), suffix.Written);

    /// <summary>A comment and how many steps to return before hanging it in.</summary>
    static Gen<(PageComment Comment, int StepsBack)> Comments() =>
        from byline in Bylines()
        from age in Gen.Elements(Ages)
        from votes in Gen.Elements<int?>(null, 0, 1, -3, 1200)
        from state in Gen.Frequency((4, Gen.Constant(CommentState.Shown)), (1, Gen.Elements(Tombstones.Keys.ToArray())))
        from body in Bodies()
        from stepsBack in Gen.Choose(0, 3)
        select (new PageComment(null, true, byline, age, votes, state is CommentState.Shown ? body : "", state), stepsBack);

    static Gen<Layout> Layouts() =>
        from bullets in Gen.Elements("•", "□", "☆", "◦", "*", "-", "+").NonEmptyListOf()
        from step in Gen.Elements("  ", "\t", "\u00A0\u00A0\u00A0")
        from newLine in Gen.Elements("\n", "\r\n", "\r")
        from badgesBelow in Gen.Elements(true, false)
        from votesBelow in Gen.Elements(true, false)
        select new Layout([.. bullets], step, newLine, badgesBelow, votesBelow);

    static PrintedPage Printed(string body, IReadOnlyList<(PageComment Comment, int StepsBack)> comments, Layout layout)
    {
        var text = new StringBuilder(body).Append("\n\n");
        var placed = new List<PageComment>();
        var branch = new List<int>();
        foreach (var (comment, stepsBack) in comments)
        {
            branch.RemoveRange(branch.Count - Math.Min(stepsBack, branch.Count), Math.Min(stepsBack, branch.Count));
            placed.Add(comment with { Parent = branch.Count == 0 ? null : branch[^1] });
            layout.Print(text, placed[^1], depth: branch.Count);
            branch.Add(placed.Count - 1);
        }

        return new(new ArticlePage(body, new(placed)), text.ToString().ReplaceLineEndings(layout.NewLine));
    }

    sealed record Layout(string[] Bullets, string Step, string NewLine, bool BadgesBelow, bool VotesBelow)
    {
        public void Print(StringBuilder text, PageComment comment, int depth)
        {
            var (byline, indent) = (comment.Byline, string.Concat(Enumerable.Repeat(Step, depth)));
            var suffix = byline.PronounsAsWritten is { } written ? $" [{written}]" : "";
            var marks = byline.Badges.Concat(byline.Host is { } host ? ["@" + host] : Array.Empty<string>()).ToArray();
            text.Append(indent).Append(Bullets[depth % Bullets.Length]).Append(' ').Append(byline.Handle).Append(suffix);
            foreach (var mark in marks) text.Append(BadgesBelow ? "\n" + indent : " ").Append(mark);
            if (!VotesBelow && comment.Votes is not null) text.Append('\n').Append(comment.Votes);
            text.Append("\n  ").Append(comment.Age.Text);
            if (VotesBelow && comment.Votes is not null) text.Append('\n').Append(comment.Votes).Append('·');
            text.Append("\n\n");
            var body = Tombstones.GetValueOrDefault(comment.State, comment.Body);
            foreach (var line in body.Split('\n')) text.Append(indent).Append(line).Append('\n');
            text.Append('\n');
        }
    }
}
