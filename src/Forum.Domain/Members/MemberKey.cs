namespace Forum.Domain.Members;

/// <summary>What tells one member from another by name: the folded handle, with the host for somebody from another server.</summary>
public static class MemberKey
{
    public static string Of(string handle, string? host) =>
        host is null ? FoldedName.Of(handle) : $"{FoldedName.Of(handle)}@{FoldedName.Of(host)}";
}
