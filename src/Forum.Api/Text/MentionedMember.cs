using Forum.Domain.Text;

namespace Forum.Api.Text;

/// <summary>Somebody whom a text mentions, as of now.</summary>
public sealed record MentionedMember(MentionedName Name, long Number);
