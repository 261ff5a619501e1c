using Forum.Domain.Inbox;

namespace Forum.Domain.Tests.Inbox;

public class reading_an_inbox
{
    static readonly InboxId Id = new(Guid.CreateVersion7()), Fresh = new(Guid.CreateVersion7());
    static readonly MemberId Roza = new(Guid.CreateVersion7());

    [Fact]
    public void for_the_first_time_opens_it() =>
        Given().When(new ReadInbox(Fresh, Roza, UpTo: 7)).Then(new InboxOpened(Fresh, Roza), new InboxRead(Roza, 7));

    [Fact]
    public void goes_on_where_it_was_left() =>
        Given(new InboxOpened(Id, Roza), new InboxRead(Roza, 7)).When(new ReadInbox(Fresh, Roza, UpTo: 8)).Then(new InboxRead(Roza, 8));

    [Theory]
    [InlineData(7)]
    [InlineData(6)]
    public void up_to_what_was_read_before_records_nothing(long upTo) =>
        Given(new InboxOpened(Id, Roza), new InboxRead(Roza, 7)).When(new ReadInbox(Fresh, Roza, upTo)).ThenNothing();

    [Fact]
    public void that_is_empty_records_nothing() => Given().When(new ReadInbox(Fresh, Roza, UpTo: 0)).ThenNothing();

    [Fact]
    public void here_and_there_for_the_first_time_opens_it() =>
        Given().When(new ReadNotices(Fresh, Roza, [3, 5, 3])).Then(new InboxOpened(Fresh, Roza), new NoticesRead(Roza, [3, 5]));

    [Fact]
    public void here_and_there_leaves_out_what_was_read_before() =>
        Given(new InboxOpened(Id, Roza), new InboxRead(Roza, 7), new NoticesRead(Roza, [9]))
            .When(new ReadNotices(Fresh, Roza, [6, 7, 8, 9])).Then(new NoticesRead(Roza, [8]));

    [Fact]
    public void here_and_there_again_records_nothing() =>
        Given(new InboxOpened(Id, Roza), new NoticesRead(Roza, [9])).When(new ReadNotices(Fresh, Roza, [9])).ThenNothing();

    [Fact]
    public void remembers_no_more_than_it_has_to() =>
        Assert.Equal(
            new MemberInbox(Id, Roza, UpTo: 8, Read: [9]),
            Fold(new InboxOpened(Id, Roza), new NoticesRead(Roza, [3, 9]), new InboxRead(Roza, 8)));

    static Inbox Given(params object[] events) => new(events);

    static MemberInbox? Fold(params object[] events) => events.Aggregate(default(MemberInbox), MemberInbox.Evolve);

    sealed class Inbox(object[] events)
    {
        public Decision When(ReadInbox command) => ReadInbox.Decide(command, Fold(events));

        public Decision When(ReadNotices command) => ReadNotices.Decide(command, Fold(events));
    }
}
