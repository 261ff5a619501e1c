using FsCheck.Xunit;

namespace Forum.Domain.Tests.Imports;

public class printing_a_page_and_reading_it
{
    [Property(Arbitrary = [typeof(PrintedPages)], MaxTest = 500)]
    public void gives_the_same_page(PrintedPage printed)
    {
        // A page without any text is refused, and there is no telling what it would have been.
        if (printed.Text.All(c => char.IsWhiteSpace(c) || c == '\u200B')) return;

        var read = Reading.Page(printed.Text);
        Assert.Equal(printed.Page.Body, read.Body);
        Assert.Equal(printed.Page.Comments, read.Comments.AsEnumerable());
    }
}
