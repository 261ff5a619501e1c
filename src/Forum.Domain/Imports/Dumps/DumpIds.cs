namespace Forum.Domain.Imports.Dumps;

/// <summary>
/// The ids of what a dump brings, made of where it is from and what it is called there: the same line is the same thing again, however often and
/// from wherever it is read. What is stored depends on it: it never changes.
/// </summary>
/// <param name="source">Where the dump is from. Two dumps of one source may refer to each other.</param>
public sealed class DumpIds(string source)
{
    public ThreadId Thread(string id) => new(DerivedId.Of("dumped-thread", source, id));

    public CommentId Comment(string id) => new(DerivedId.Of("dumped-comment", source, id));
}
