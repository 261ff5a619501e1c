using System.Diagnostics;
using Forum.Domain.Text;
using static Forum.Domain.Tests.Text.TypedBodies;

namespace Forum.Domain.Tests.Text;

/// <summary>The longest body in the worst shapes. The bound is generous: what is not linear takes much longer.</summary>
public class mentioning_in_a_monstrous_body
{
    const int Length = 64 * 1024;

    static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("@")]
    [InlineData("@ana ")]
    [InlineData("@carl,")]
    [InlineData("@ana@")]
    [InlineData("@bob@far.example ")]
    [InlineData("a@")]
    [InlineData(".@")]
    [InlineData("@.")]
    [InlineData("....@a")]
    [InlineData("@{")]
    [InlineData("@\\")]
    [InlineData("@{0a1b2c3d000070008000000000000001}")]
    [InlineData("@{0a1b2c3d000070008000000000000001}.")]
    [InlineData("@{0a1b2c3d00007000800000000000000f} ")]
    [InlineData("@\\\\{0a1b2c3d000070008000000000000001}")]
    [InlineData("[@ana")]
    [InlineData("[@ana](")]
    [InlineData("[@ana](x")]
    [InlineData("[@ana](x)")]
    [InlineData("[@ana][")]
    [InlineData("[](@ana ")]
    [InlineData("]@ana")]
    [InlineData("<@ana")]
    [InlineData("`@ana")]
    [InlineData("`@ana``")]
    [InlineData("://@ana")]
    [InlineData("www.@ana ")]
    [InlineData("> @ana\n")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("- @ana\n\n    ")]
    [InlineData("```\n@ana\n")]
    [InlineData("[a]: @ana\n")]
    [InlineData("\n")]
    [InlineData("\t")]
    [InlineData("\\")]
    [InlineData("e\u0301")]
    public void takes_no_time(string piece)
    {
        var repeated = string.Concat(Enumerable.Repeat(piece, Length / piece.Length));
        AssertQuick(repeated);
        AssertQuick($"@{repeated}@ana");
        AssertQuick($"`{repeated}``\n@ana");
    }

    [Fact]
    public void of_backticks_of_all_lengths_takes_no_time() =>
        AssertQuick(string.Concat(Enumerable.Range(1, 700).Select(length => $"{new string('`', length)}@ana ")));

    static void AssertQuick(string typed)
    {
        var watch = Stopwatch.StartNew();
        var stored = Mentions.Store(typed, Find, Exists);
        Assert.NotEmpty(Mentions.Print(stored, NameOf) + Mentions.Members(stored).Count + Mentions.Names(typed).Count);
        Assert.True(watch.Elapsed < Bound, $"{watch.Elapsed}");
    }
}
