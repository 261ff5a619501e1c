namespace Forum.Domain.Imports;

/// <summary>The text that lines make together, untouched but for the blank ones around it and the indentation they share.</summary>
internal static class BodyText
{
    public static string From(IReadOnlyList<string> lines)
    {
        var (start, end) = (0, lines.Count);
        while (start < end && string.IsNullOrWhiteSpace(lines[start])) start++;
        while (end > start && string.IsNullOrWhiteSpace(lines[end - 1])) end--;

        var text = lines.Skip(start).Take(end - start).ToArray();
        var shared = text.Where(line => !string.IsNullOrWhiteSpace(line)).Min(line => (int?)Indentation.Columns(line)) ?? 0;
        return string.Join('\n', text.Select(line => Indentation.Outdent(line, shared)));
    }
}
