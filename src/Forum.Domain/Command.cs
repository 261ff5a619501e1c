namespace Forum.Domain;

/// <summary>What somebody asks for. In text it is its name alone: a message bus logs what fails, and logs hold no handle, body or password.</summary>
public abstract record Command
{
    public sealed override string ToString() => GetType().Name;
}
