using System.Text;
using Forum.Domain.Imports;

namespace Forum.Domain.Tests.Imports;

internal static class Reading
{
    public static ArticlePage Page(string text)
    {
        Assert.True(ArticlePage.TryRead(Encoding.UTF8.GetBytes(text), out var page, out var refusal), refusal?.Code);
        return page;
    }

    public static PageComment OnlyComment(string text) => Assert.Single(Page(text).Comments);
}
