using System.Text.RegularExpressions;
using Forum.Domain.Comments;
using Forum.Domain.Moderation;
using Forum.Domain.Moderation.Rules;
using Forum.Domain.Reports;
using Forum.Domain.Threads;

namespace Forum.Domain.Tests.Moderation;

public class running_a_rule_over_history
{
    static readonly MemberId Roza = new(Guid.NewGuid()), Moss = new(Guid.NewGuid()), Ada = new(Guid.NewGuid());
    static readonly ThreadId TheThread = new(Guid.NewGuid());
    static readonly CommentId TheComment = new(Guid.NewGuid());
    static readonly DateTimeOffset Start = Happened.At;
    static readonly ModerationRule Nothing = new(RuleAct.Remove, new HashSet<RuleAbout> { RuleAbout.Threads, RuleAbout.Comments }, null, [], null, null);

    [Fact]
    public void knows_how_old_an_account_was_at_that_moment()
    {
        var rule = Nothing with { AuthorYoungerThan = TimeSpan.FromDays(2) };
        Assert.Equal(TimeSpan.FromDays(1), Assert.Single(Run(rule, 0, (0, Registered(Roza)), (1, Posted("Hello.")))).AuthorAge);
        Assert.Empty(Run(rule, 0, (0, Registered(Roza)), (2, Posted("Hello."))));
        Assert.Empty(Run(rule, 0, (1, Posted("Hello.")))); // nobody knows of an account
    }

    [Theory]
    [InlineData("See https://spam.example/offer.", true)]
    [InlineData("See HTTP://Shop.Spam.Example:8080?x", true)]
    [InlineData("See [here](https://me@spam.example/)", true)]
    [InlineData("See www.spam.example", true)]
    [InlineData("See https://notspam.example and https://spam.example.org", false)]
    [InlineData("See https://good.example/?to=spam.example", false)]
    [InlineData("See spam.example@good.example", false)]
    public void finds_where_a_text_leads(string body, bool isListed) =>
        Assert.Equal(isListed ? 1 : 0, Run(Nothing with { Links = ["spam.example"] }, 0, (1, Posted(body))).Count);

    [Fact]
    public void looks_at_a_threads_title_and_link_too()
    {
        var started = new ThreadStarted(TheThread, 5, new CommunityId(Guid.NewGuid()), Roza, "BUY now", "", "https://spam.example");
        Assert.Equal("spam.example", Assert.Single(Run(Nothing with { Links = ["spam.example"], Pattern = Pattern("(?i)^buy") }, 0, (1, started))).Domain);
        Assert.Empty(Run(Nothing with { Links = ["spam.example"], Pattern = Pattern("sell") }, 0, (1, started)));
        Assert.Empty(Run(Nothing with { About = new HashSet<RuleAbout> { RuleAbout.Comments }, Links = ["spam.example"] }, 0, (1, started)));
    }

    [Fact]
    public void acts_when_the_last_condition_comes_to_hold_and_once()
    {
        var hit = Assert.Single(Run(
            Nothing with { Reports = 2, Pattern = Pattern("spam") }, 0,
            (1, Posted("Hello.")), (2, Reported(Moss)), (3, Reported(Moss)), (4, Reported(Ada)), (5, new CommentEdited(TheComment, 2, "spam")),
            (6, new CommentEdited(TheComment, 3, "more spam"))));
        Assert.Equal((Start.AddDays(5), 2, 12L, false), (hit.At, hit.Reports, hit.Number, hit.WasHidden));
    }

    [Fact]
    public void leaves_alone_what_was_there_before_until_it_changes()
    {
        var rule = Nothing with { Pattern = Pattern("spam") };
        Assert.Empty(Run(rule, 2, (1, Posted("spam"))));
        Assert.Equal(Start.AddDays(3), Assert.Single(Run(rule, 2, (1, Posted("spam")), (3, Reported(Moss)))).At);
    }

    [Fact]
    public void says_whether_a_moderator_had_been_there_before()
    {
        var suppressed = new CommentSuppressed(TheComment, new Suppression(new(Guid.NewGuid()), SuppressionLayer.Moderator, [Hidden.Text], Case: new(Guid.NewGuid())));
        var rule = Nothing with { Reports = 1 };
        Assert.True(Assert.Single(Run(rule, 0, (1, Posted("Hello.")), (2, suppressed), (3, Reported(Moss)))).WasHidden);
        Assert.False(Assert.Single(Run(rule, 0, (1, Posted("Hello.")), (2, Reported(Moss)), (3, suppressed))).WasHidden);
        Assert.False(Assert.Single(Run(
            rule, 0, (1, Posted("Hello.")), (2, suppressed), (3, new CommentCaseUndone(TheComment, suppressed.Suppression.Case!.Value)), (4, Reported(Moss)))).WasHidden);
    }

    static IReadOnlyList<RuleHit> Run(ModerationRule rule, int since, params (int Day, object Event)[] events)
    {
        var history = new RuleHistory(rule, Start.AddDays(since));
        return [.. events.Select(e => history.Next(e.Event, Start.AddDays(e.Day))).OfType<RuleHit>()];
    }

    static Regex Pattern(string pattern) => new(pattern, RegexOptions.NonBacktracking);

    static Domain.Members.MemberRegistered Registered(MemberId member) => Happened.MemberRegistered(member);

    static CommentPosted Posted(string body) => new(TheComment, 12, TheThread, null, 0, Roza, body);

    static ReportFiled Reported(MemberId by) => new(
        new(Guid.NewGuid()), 3, by, new CaseItem(CaseItemKind.Comment, TheComment.Value), null, 1, Roza, new CommunityId(Guid.NewGuid()), "Rude.");
}
