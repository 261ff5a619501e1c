namespace Forum.Domain;

/// <summary>What somebody asks for. In text it is its name alone: a message bus logs what fails, and no log holds a handle or body.</summary>
public abstract record Command
{
    public sealed override string ToString() => GetType().Name;
}
