namespace Forum.Domain.Imports;

/// <summary>A line that opens with a bullet: a comment's name in some copies of a page, or an item of somebody's list.</summary>
internal readonly record struct Bullet(int Column, string Text)
{
    // Text browsers change the bullet with the depth, each in its own order.
    const string Kinds = "•□☆◦*-+▪‣·●○■★◎△";

    public static Bullet? Read(string line)
    {
        var (column, start) = Indentation.BeforeBullet(line);
        var isBullet = start + 1 < line.Length && Kinds.Contains(line[start]) && char.IsWhiteSpace(line[start + 1]);
        return isBullet ? new Bullet(column, line[(start + 2)..]) : null;
    }
}
