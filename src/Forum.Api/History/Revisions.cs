using Forum.Api.Http;
using Forum.Domain;
using Forum.Domain.Communities;

namespace Forum.Api.History;

public enum RevisionSort
{
    Old,
}

/// <summary>Where a history belongs, which tells who may read it.</summary>
/// <param name="Author">Who wrote it, as of now; null where nobody knows.</param>
public sealed record HistoryOwner(MemberId? Author, CommunityId Community, HistoryVisibility Visibility)
{
    public bool IsOpenTo(Viewer viewer) =>
        viewer.Moderates(Community) || (viewer.Id is { } id && id == Author) || Visibility switch
        {
            HistoryVisibility.Everybody => true,
            HistoryVisibility.SignedIn => viewer.IsSignedIn,
            _ => false,
        };
}

/// <summary>Part of a history.</summary>
/// <param name="Page">Null where the viewer may not read it.</param>
public sealed record Revisions(Page<RevisionModel>? Page);
