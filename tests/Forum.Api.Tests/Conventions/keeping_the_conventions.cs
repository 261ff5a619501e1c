using System.Reflection;
using System.Text.RegularExpressions;
using Forum.Api.Http;
using Forum.Api.Storage;
using Forum.Domain;
using Forum.Domain.Comments;

namespace Forum.Api.Tests.Conventions;

/// <summary>Agreements that a compiler does not know of.</summary>
public partial class keeping_the_conventions
{
    /// <summary>Refusals that are rightly a conflict with how things stand.</summary>
    static readonly string[] Conflicts =
    [
        "account-missing",
        "already-registered",
        "case-already-so",
        "case-not-imported",
        "case-nothing-to-lift",
        "case-protected",
        "case-revision",
        "claim-closed",
        "comment-hidden",
        "comment-lost",
        "community-name-taken",
        "conflict",
        "downvotes-off",
        "handle-taken",
        "id-taken",
        "idempotency-in-progress",
        "last-administrator",
        "member-not-an-account",
        "parent-elsewhere",
        "parent-hidden",
        "password-none",
        "pronouns-not-theirs",
        "report-hidden",
        "report-resolved",
        "thread-hidden",
        "thread-locked",
        "too-deep",
        "webhook-too-many",
    ];

    [Fact]
    public void every_refusal_has_a_status_of_its_own_or_is_meant_to_be_a_conflict() =>
        Assert.Equal(Conflicts.Order(), Refusals().Where(refused => RefusalStatus.Of(refused) == 409).Select(refused => refused.Code).Order());

    [Fact]
    public void every_refusal_has_a_code_of_its_own_and_a_sentence()
    {
        Assert.All(Refusals(), refused =>
        {
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", refused.Code);
            Assert.Matches("^[A-Z].*\\.$", refused.Reason);
        });
        Assert.Equal(Refusals().Count(), Refusals().Select(refused => refused.Code).Distinct().Count());
    }

    [Fact]
    public void every_event_has_a_name_in_the_store()
    {
        // An event is what an Evolve function is handed: a record in the past tense beside a state.
        var events = typeof(Comment).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && PastTense().IsMatch(type.Name)
                && type.GetConstructors().Any(c => c.GetParameters() is [{ Name: { } first }, ..] && first.EndsWith("Id", StringComparison.Ordinal)));
        Assert.Equal(EventNames.All.Keys.Select(type => type.Name).Order(), events.Select(type => type.Name).Order());
        Assert.Equal(EventNames.All.Count, EventNames.All.Values.Distinct().Count());
    }

    [Fact]
    public void the_domain_refers_to_nothing_but_the_runtime() =>
        Assert.All(typeof(Comment).Assembly.GetReferencedAssemblies(), assembly => Assert.StartsWith("System.", assembly.Name));

    [Fact]
    public void every_password_and_token_that_is_asked_or_answered_is_marked_as_a_secret()
    {
        var named = typeof(ForumServer).Assembly.GetExportedTypes()
            .Where(type => type.Name.EndsWith("Request", StringComparison.Ordinal) || type.Name.EndsWith("Model", StringComparison.Ordinal))
            .SelectMany(type => type.GetProperties())
            .Where(property => Regex.IsMatch(property.Name, "Password|Token|Secret", RegexOptions.None));
        Assert.NotEmpty(named);
        Assert.All(named, property => Assert.True(property.IsDefined(typeof(SecretAttribute)), $"{property.DeclaringType}.{property.Name}"));
    }

    [GeneratedRegex("(ed|Undone|MarkedOfficial|PasswordSet|VoteCast|InboxRead|NoticesRead)$")]
    private static partial Regex PastTense();

    static IEnumerable<Refused> Refusals() => new[] { typeof(Comment).Assembly, typeof(ForumServer).Assembly }
        .SelectMany(assembly => assembly.GetTypes())
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(field => field.FieldType == typeof(Refused))
        .Select(field => (Refused)field.GetValue(null)!);
}
