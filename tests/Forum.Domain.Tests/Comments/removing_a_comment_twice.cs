using Forum.Domain.Comments;
using Forum.Domain.Moderation;
using FsCheck.Xunit;

namespace Forum.Domain.Tests.Comments;

/// <summary>An author deletes and restores, a moderator removes and undoes, in any order: neither takes back what the other did.</summary>
public class removing_a_comment_twice
{
    static readonly CommentId Id = new(Guid.NewGuid());
    static readonly ThreadId Thread = new(Guid.NewGuid());
    static readonly MemberId Author = new(Guid.NewGuid()), Moderator = new(Guid.NewGuid());

    [Property(MaxTest = 500)]
    public void hides_it_while_either_does(byte[] steps)
    {
        List<object> events =
        [
            Happened.MemberRegistered(Author), Happened.ArticleImported(Thread), Happened.CommentPosted(Id, Thread, Author),
        ];
        var (isDeleted, removals) = (false, new Stack<CaseId>());
        foreach (var step in steps)
        {
            var history = new History([.. events]);
            switch (step % 4)
            {
                case 0:
                    Record(history.When(new DeleteComment(Id, Author, new(Guid.NewGuid()))));
                    isDeleted = true;
                    break;
                case 1:
                    Record(history.When(new RestoreComment(Id, Author, null, Happened.At)));
                    isDeleted = false;
                    break;
                case 2:
                    removals.Push(new CaseId(Guid.NewGuid()));
                    events.Add(new CommentSuppressed(Id, new Suppression(
                        new(Guid.NewGuid()), SuppressionLayer.Moderator, [Hidden.Text], "spam", Moderator, removals.Peek())));
                    break;
                case 3 when removals.Count > 0:
                    events.Add(new CommentCaseUndone(Id, removals.Pop()));
                    break;
            }

            Assert.Equal(isDeleted || removals.Count > 0, new History([.. events]).Comment(Id)!.IsHidden);
        }

        void Record(Decision decision) => events.AddRange(Assert.IsType<Decision.Accepted>(decision).Events);
    }
}
