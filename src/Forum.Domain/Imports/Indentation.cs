namespace Forum.Domain.Imports;

/// <summary>White space before the first word, measured in columns as a screen shows them.</summary>
internal static class Indentation
{
    const int TabStop = 8;

    public static int Columns(ReadOnlySpan<char> line)
    {
        var column = 0;
        foreach (var c in line)
        {
            if (!char.IsWhiteSpace(c)) break;
            column = After(column, c);
        }

        return column;
    }

    /// <summary>The same, reading past invisible characters: one of them before a bullet does not move the bullet.</summary>
    public static (int Column, int Length) BeforeBullet(ReadOnlySpan<char> line)
    {
        var (column, length) = (0, 0);
        for (; length < line.Length && Invisible.IsUnseen(line[length]); length++)
        {
            if (char.IsWhiteSpace(line[length])) column = After(column, line[length]);
        }

        return (column, length);
    }

    /// <summary>Takes columns off the left. Of a tab that reaches further, the rest is left standing as spaces.</summary>
    public static string Outdent(string line, int columns)
    {
        var (column, taken) = (0, 0);
        for (; taken < line.Length && column < columns && char.IsWhiteSpace(line[taken]); taken++)
        {
            column = After(column, line[taken]);
        }

        return column > columns ? new string(' ', column - columns) + line[taken..] : line[taken..];
    }

    static int After(int column, char c) => c == '\t' ? (column / TabStop + 1) * TabStop : column + 1;
}
