using Forum.Domain.Comments;
using Forum.Domain.Communities;
using Forum.Domain.Members;
using Forum.Domain.Threads;

namespace Forum.Domain.Moderation;

/// <summary>How things stand when a case is opened: everything that its act names, as far as it exists.</summary>
/// <param name="Existing">The case already recorded under this id, when a form is submitted twice.</param>
public sealed record CaseSituation(
    CaseAuthority Authority, Case? Existing = null, Community? Community = null, DiscussionThread? Thread = null, Comment? Comment = null,
    Member? Member = null, Member? Claimant = null, Case? Entry = null);
