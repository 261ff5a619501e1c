using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Forum.Domain.Members;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Forum.Domain.Tests.Imports;

/// <summary>Who somebody is stands in their own stream alone, so that it can be erased there.</summary>
public class naming_nobody_in_a_thread
{
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Property(Arbitrary = [typeof(PeopledPages)], MaxTest = 200)]
    public void leaves_handles_hosts_and_pronouns_to_the_members(PeopledPage page)
    {
        var import = Importing.Page(page.Text).Decided(page.Known);
        string[] stored = [.. import.Comments.SelectMany(stream => stream).Append(import.Thread).Select(Text)];

        Assert.Equal(page.Names.Count, import.Comments.Count);
        Assert.All(page.Names.SelectMany(name => name.Telltales), told =>
            Assert.All(stored, text => Assert.DoesNotContain(told, text, StringComparison.OrdinalIgnoreCase)));
    }

    [Property(Arbitrary = [typeof(PeopledPages)], MaxTest = 50)]
    public void keeps_every_new_handle_with_its_member(PeopledPage page)
    {
        var stored = Importing.Page(page.Text).Decided().PersonEvents().OfType<AuthorImported>().Select(author => author.Handle);
        Assert.Equal(page.Names.Select(name => name.Handle).Distinct().Order(), stored.Distinct().Order());
    }

    static string Text(object @event) => JsonSerializer.Serialize(@event, @event.GetType(), Readable);
}

public sealed record PeopledName(string Handle, string? Brackets, string? Host)
{
    public string[] Telltales => [Handle, .. Brackets?.Split(", ") ?? [], .. Host is null ? Array.Empty<string>() : [Host]];

    public string Written => $"{Handle}{(Brackets is null ? "" : $" [{Brackets}]")}{(Host is null ? "" : $" @{Host}")}";
}

public sealed record PeopledPage(string Text, IReadOnlyList<PeopledName> Names, params object[] Known)
{
    public override string ToString() => Text;
}

/// <summary>Pages in bullets or flat, of people whose names and pronouns occur nowhere else in them.</summary>
public static class PeopledPages
{
    static readonly string[] Bodies = ["It rained.", "Two\n\nparagraphs", "deleted by creator", "Removed by mod", "- a list\n- of two"];

    public static Arbitrary<PeopledPage> Pages() => (
        from isFlat in Gen.Elements(true, false)
        from comments in Comments().NonEmptyListOf()
        from earlier in Gen.Elements(true, false)
        select Page(isFlat, [.. comments], earlier)).ToArbitrary();

    static Gen<(PeopledName Name, string Body, int Depth)> Comments() =>
        from handle in Gen.Elements("Quokka81", "wombat-七", "Дятел_9", "[UNNAMED]", "two wombats")
        from brackets in Gen.Elements(null, "zib/zob", "zib/zob, fnord/fnords", "www.unreadable", "xyzzy/them ", "@plugh")
        from host in Gen.Elements(null, "burrow.example")
        from body in Gen.Elements(Bodies)
        from depth in Gen.Choose(0, 3)
        select (new PeopledName(handle, brackets, host), body, depth);

    static PeopledPage Page(bool isFlat, (PeopledName Name, string Body, int Depth)[] comments, bool earlier)
    {
        var text = new StringBuilder("A quiet day.\n\n");
        foreach (var (name, body, depth) in comments)
        {
            var indent = isFlat ? "" : new string(' ', depth * 2);
            text.Append(isFlat ? "" : indent + "• ").Append(name.Written).Append("\n1·\n2 years ago\n\n");
            foreach (var line in body.Split('\n')) text.Append(indent).Append(line).Append('\n');
            text.Append('\n');
        }

        var first = comments[0].Name;
        var known = new AuthorImported(
            new MemberId(Guid.Empty), 4, first.Handle, first.Host, Importing.Declared("frob/frobs"), Importing.FirstOfMarch.At.AddDays(-1));
        return new PeopledPage(text.ToString(), [.. comments.Select(comment => comment.Name)], earlier ? [known] : []);
    }
}
