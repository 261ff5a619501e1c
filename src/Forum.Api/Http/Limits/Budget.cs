namespace Forum.Api.Http.Limits;

/// <summary>What a caller spends on a request. Each has its own allowance, so that whoever has read too much can still post.</summary>
public enum Budget
{
    /// <summary>By account, or by address for everybody else.</summary>
    Reads,

    /// <summary>Reads that cost far more than others. Also by account or address.</summary>
    Searches,

    /// <summary>All that an account has, at once. By account.</summary>
    Takeouts,

    /// <summary>Whatever changes something. Also by account or address.</summary>
    Writes,

    /// <summary>Signing in and registering, always by address: an account costs nothing to make.</summary>
    SignIns,

    /// <summary>Passwords tried, by the handle that they are tried for, from wherever: a thousand addresses guess no faster than one.</summary>
    Passwords,
}

/// <summary>On an endpoint that does not count as what its method says.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CountsAsAttribute(Budget budget) : Attribute
{
    public Budget Budget => budget;
}
