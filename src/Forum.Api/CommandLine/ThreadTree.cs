using Forum.Api.Comments;
using Forum.Api.Members;
using Forum.Api.Threads;
using Forum.Domain.Members;
using Forum.Domain.Moderation;
using Spectre.Console;
using Line = Spectre.Console.Text;

namespace Forum.Api.CommandLine;

/// <summary>A thread on standard output, as a tree that a person can read.</summary>
public static class ThreadTree
{
    /// <summary>Where standard output is no terminal and has no width of its own.</summary>
    const int WidthOfAFile = 100;

    public static void Print(ThreadModel thread, DateTimeOffset now, TextWriter output)
    {
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        });
        terminal.Profile.Width = Console.IsOutputRedirected ? WidthOfAFile : AnsiConsole.Profile.Width;

        var tree = new Tree(new Rows(
            new Line(thread.Title, new Style(decoration: Decoration.Bold)),
            new Line($"thread {thread.Number} in {thread.Community.Name}, {thread.CommentCount} comments"),
            new Line(FirstParagraph(thread.Body)),
            Line.Empty));
        var nodes = new Dictionary<long, TreeNode>();
        foreach (var comment in thread.Comments)
        {
            var siblings = comment.Parent is { } parent ? (IHasTreeNodes)nodes[parent] : tree;
            nodes[comment.Number] = siblings.AddNode(new Rows(
                new Line(Byline(comment, now), new Style(decoration: Decoration.Bold)), new Line(Body(comment)), Line.Empty));
        }

        terminal.Write(tree);
    }

    public static string Byline(CommentModel comment, DateTimeOffset now)
    {
        var (from, to) = comment.WrittenAt is { } written ? (written.From, written.To) : (comment.CreatedAt, comment.CreatedAt);
        var age = Age.Between(from, to, now);
        return $"{(comment.Author is { } author ? NameOf(author) : "somebody")}, {age}{(comment.ParentKnown ? "" : ", in answer to nobody knows whom")}";
    }

    static string NameOf(MemberModel member)
    {
        var name = member.Handle ?? "a former member";
        return PronounsOf(member.Pronouns) is { } pronouns ? $"{name} [{pronouns}]" : name;
    }

    static string? PronounsOf(PronounsModel pronouns) => pronouns.Stance switch
    {
        PronounStance.Declared => string.Join(", ", pronouns.Sets.Select(set => set.Display)),
        PronounStance.Any => "any pronouns",
        PronounStance.Ask => "ask for pronouns",
        // The source wrote this for nothing said, too.
        PronounStance.UseName when pronouns.Ambiguous is null => "use my name",
        _ => null,
    };

    static string Body(CommentModel comment) => comment.Hidden switch
    {
        null => comment.Body,
        { By: SuppressionLayer.Author } => "(taken back by its author)",
        _ => "(removed by a moderator)",
    };

    static string FirstParagraph(string body) => body.Split("\n\n", 2)[0];
}
