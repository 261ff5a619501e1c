using Forum.Api.Http;
using Forum.Domain;

namespace Forum.Api.Replay;

/// <summary>What somebody wants explained, checked.</summary>
public sealed record ExplainRequest(Explainable Of, Paging<ExplainSort> Paging, CutRequest Asked)
{
    /// <param name="except">What a thing of this kind does not have.</param>
    /// <returns>Null where it makes sense.</returns>
    public static Refused? Read(
        string? of, Explainable except, int? limit, string? after, string? asOf, string? cut, out ExplainRequest? request)
    {
        request = null;
        if (!Http.Paging.TryRead<ExplainSort>(sort: null, limit, after, out var paging, out var refused)) return refused;
        if (!Choice.TryRead<Explainable>(of, out var what) || what == except) return Requests.KindUnknown;
        if (CutRequest.Read(asOf, cut, out var asked) is { } noCut) return noCut;
        request = new ExplainRequest(what ?? Explainable.Row, paging, CutRequest.GoOn(paging.After, asked));
        return null;
    }
}
