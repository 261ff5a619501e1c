using Forum.Domain.Shelves;

namespace Forum.Domain.Tests.Shelves;

public class keeping_a_shelf
{
    static readonly MemberId Member = new(Guid.NewGuid()), Somebody = new(Guid.NewGuid());
    static readonly Item Comment = new(ItemKind.Comment, Guid.NewGuid()), Thread = new(ItemKind.Thread, Guid.NewGuid());
    static readonly ThreadId Here = new(Guid.NewGuid()), Elsewhere = new(Guid.NewGuid());
    static readonly ItemSaved Saved = new(Member, Comment);
    static readonly ItemUnsaved Unsaved = new(Member, Comment);
    static readonly MoveReadMark Read = new(Member, Here, UpTo: 40, Happened.At);
    static readonly ReadMarkMoved Moved = new(Member, Here, 40, Happened.At);

    [Fact]
    public void records_what_is_put_there() => new History().When(new SaveItem(Member, Comment)).Then(Saved);

    [Fact]
    public void records_it_once() => new History(Saved).When(new SaveItem(Member, Comment)).ThenNothing();

    [Fact]
    public void records_it_again_after_it_was_taken_off() => new History(Saved, Unsaved).When(new SaveItem(Member, Comment)).Then(Saved);

    [Fact]
    public void is_each_members_own() => new History(new ItemSaved(Somebody, Comment)).When(new SaveItem(Member, Comment)).Then(Saved);

    [Fact]
    public void holds_one_thing_beside_another() => new History(new ItemSaved(Member, Thread)).When(new SaveItem(Member, Comment)).Then(Saved);

    [Fact]
    public void records_what_is_taken_off() => new History(Saved).When(new UnsaveItem(Member, Comment)).Then(Unsaved);

    [Fact]
    public void takes_off_nothing_that_is_not_there()
    {
        new History().When(new UnsaveItem(Member, Comment)).ThenNothing();
        new History(Saved, Unsaved).When(new UnsaveItem(Member, Comment)).ThenNothing();
    }

    [Fact]
    public void records_how_far_somebody_has_read() => new History().When(Read).Then(Moved);

    [Fact]
    public void moves_the_mark_on() => new History(Moved with { UpTo = 41, CameAt = Happened.At.AddSeconds(-1) }).When(Read).Then(Moved);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void never_moves_it_back(int later) =>
        new History(Moved with { UpTo = 39, CameAt = Happened.At.AddSeconds(later) }).When(Read).ThenNothing();

    [Fact]
    public void keeps_one_mark_for_each_thread_and_member() =>
        new History(Moved with { ThreadId = Elsewhere }, Moved with { MemberId = Somebody }).When(Read).Then(Moved);
}
