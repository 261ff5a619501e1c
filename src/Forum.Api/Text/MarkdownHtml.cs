using System.Text;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;

namespace Forum.Api.Text;

/// <summary>
/// CommonMark with tables, strikethrough, subscript and superscript, bare addresses, spoilers and mentions; HTML in it is text.
/// </summary>
static class MarkdownHtml
{
    /// <summary>An honest text grows by less than ten times.</summary>
    const int MaxLength = 16 * Markup.MaxLength;

    static readonly MarkdownPipeline Pipeline = NewPipeline();

    /// <summary>HTML that is not yet to be trusted.</summary>
    /// <exception cref="TooElaborateException">The text is nested too deep, or its HTML would be too long.</exception>
    /// <exception cref="ArgumentException">It is nested too deep for Markdig.</exception>
    public static string Of(string text)
    {
        TextBounds.Check(text);
        // Half a character in an address is more than Markdig can write.
        var document = Markdown.Parse(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)), Pipeline);
        using var writer = new BoundedWriter(MaxLength);
        // Never a pooled one: what interrupts it leaves it as it was in the middle of a list.
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Insert(0, new MentionRenderer());
        renderer.ObjectRenderers.Insert(0, new SpoilerRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new ImageRenderer());
        renderer.Render(document);
        return writer.ToString();
    }

    static MarkdownPipeline NewPipeline()
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePipeTables(new PipeTableOptions { UseGfmRules = true })
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough | EmphasisExtraOptions.Subscript | EmphasisExtraOptions.Superscript)
            .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true })
            .UseSoftlineBreakAsHardlineBreak()
            .DisableHtml();
        builder.Extensions.AddIfNotAlready<Bounds>();
        builder.DocumentProcessed += AlignCells;
        return builder.Build();
    }

    // The standard renderer aligns by style, which we do not let through.
    static void AlignCells(MarkdownDocument document)
    {
        foreach (var table in document.Descendants<Table>())
        {
            foreach (var cell in table.OfType<TableRow>().SelectMany(row => row.OfType<TableCell>()))
            {
                if (table.ColumnDefinitions[cell.ColumnIndex].Alignment is not { } alignment) continue;
                cell.GetAttributes().AddProperty("align", alignment.ToString().ToLowerInvariant());
            }

            foreach (var column in table.ColumnDefinitions) column.Alignment = null;
        }
    }

    /// <summary>Set up after all others, so that its parsers are asked before all others.</summary>
    sealed class Bounds : IMarkdownExtension
    {
        public void Setup(MarkdownPipelineBuilder pipeline)
        {
            pipeline.BlockParsers.Insert(0, Spoiler.NewParser());
            pipeline.BlockParsers.Insert(0, new BlockBudget());
            pipeline.InlineParsers.Insert(0, new MentionParser());
            pipeline.InlineParsers.Insert(0, new InlineBudget());
        }

        public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
        {
        }
    }
}
