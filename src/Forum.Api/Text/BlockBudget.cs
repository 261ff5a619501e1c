using Markdig.Parsers;
using Markdig.Syntax;

namespace Forum.Api.Text;

/// <summary>Keeps the work on one line constant, by two bounds on what it is tried against.</summary>
sealed class BlockBudget : BlockParser
{
    /// <summary>Every line is tried against all blocks that are open. Lists count twice, as a list and as an item of it.</summary>
    public const int MaxDepth = 40;

    /// <summary>A paragraph that may begin with the definition of a link is read again for each line that may underline it.</summary>
    public const int MaxDefinitionLines = 100;

    public BlockBudget() => OpeningCharacters = [.. ">-+*:=0123456789"];

    /// <returns>Always that nothing opens here: other parsers are asked next.</returns>
    /// <exception cref="TooElaborateException">The text is better shown without its markup.</exception>
    public override BlockState TryOpen(BlockProcessor processor) =>
        Depth(processor.CurrentContainer) > MaxDepth || IsLongDefinition(processor.CurrentBlock)
            ? throw new TooElaborateException()
            : BlockState.None;

    static int Depth(Block? block)
    {
        var depth = 0;
        for (; block is not null; block = block.Parent) depth++;
        return depth;
    }

    static bool IsLongDefinition(Block? block) =>
        block is ParagraphBlock { Lines.Count: > MaxDefinitionLines } paragraph && paragraph.Lines.Lines[0].Slice.CurrentChar == '[';
}
