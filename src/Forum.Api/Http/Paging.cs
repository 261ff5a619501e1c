using System.Diagnostics.CodeAnalysis;
using Forum.Domain;

namespace Forum.Api.Http;

/// <summary>The part of a list that is asked for, checked.</summary>
public sealed record Paging<TSort>(TSort Sort, int Limit, Cursor? After) where TSort : struct, Enum
{
    /// <summary>The order by its own name, which its cursors carry.</summary>
    public string Order => Sort.ToString();

    /// <summary>Cuts a list that was read one item too far, and says where it goes on.</summary>
    public Page<T> Cut<T>(List<T> items, Func<T, (long Key, long Number)> place) => Cut(items, item =>
    {
        var (key, number) = place(item);
        return new Cursor(Order, key, number);
    });

    /// <summary>The same where a cursor says more than that.</summary>
    public Page<T> Cut<T>(List<T> items, Func<T, Cursor> end) => items.Count <= Limit
        ? new Page<T>(items, Next: null)
        : new Page<T>(items[..Limit], end(items[Limit - 1]).ToString());
}

public static class Paging
{
    public const int DefaultLimit = 50;

    /// <summary>Reads the query parameters that every list has; <paramref name="refused"/> names the one that makes no sense.</summary>
    public static bool TryRead<TSort>(
        string? sort, int? limit, string? after, [NotNullWhen(true)] out Paging<TSort>? paging, [NotNullWhen(false)] out Refused? refused)
        where TSort : struct, Enum
    {
        var order = default(TSort);
        if (sort is null || IsName(sort, out order)) return TryRead(order, limit, after, out paging, out refused);

        paging = null;
        refused = Requests.SortUnknown;
        return false;
    }

    /// <summary>The same for a list that has one order.</summary>
    public static bool TryRead<TSort>(
        TSort order, int? limit, string? after, [NotNullWhen(true)] out Paging<TSort>? paging, [NotNullWhen(false)] out Refused? refused)
        where TSort : struct, Enum
    {
        refused = limit is < 1 or > Requests.MaxLimit ? Requests.LimitOutOfRange : null;

        var cursor = after is null ? null : Cursor.Parse(after, order.ToString());
        if (after is not null && cursor is null) refused ??= Requests.CursorInvalid;

        paging = refused is null ? new Paging<TSort>(order, limit ?? DefaultLimit, cursor) : null;
        return refused is null;
    }

    /// <summary>Whether a choice is called so. Enum.TryParse also takes numbers, whether or not there is such a choice, and lists of names.</summary>
    public static bool IsName<TChoice>(string text, out TChoice choice) where TChoice : struct, Enum =>
        Enum.TryParse(text, ignoreCase: true, out choice) && string.Equals(Enum.GetName(choice), text, StringComparison.OrdinalIgnoreCase);
}
