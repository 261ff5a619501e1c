using Forum.Api.Analytics;
using Forum.Api.Claims;
using Forum.Api.Comments;
using Forum.Api.Communities;
using Forum.Api.Http.Idempotency;
using Forum.Api.Imports;
using Forum.Api.Inbox;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Forum.Api.Modlog;
using Forum.Api.Operations;
using Forum.Api.Replay;
using Forum.Api.Reports;
using Forum.Api.Search;
using Forum.Api.Shelves;
using Forum.Api.Threads;
using Forum.Api.Votes;
using Forum.Api.Webhooks;
using JasperFx.Events.Projections;
using Marten;
using Weasel.Core;

namespace Forum.Api.Storage;

/// <summary>How events are stored, and the one list of what is projected from them and when.</summary>
public static class ForumStore
{
    public const string EventSchema = "forum";

    /// <summary>Everything asynchronous, as one projection.</summary>
    public const string Activity = "activity";

    /// <summary>What analysts read, as another: what stops one of the two does not stop the other.</summary>
    public const string Analytics = "analytics";

    /// <param name="counting">Told of the last event that the asynchronous views are about to hold.</param>
    public static void ConfigureForum(this StoreOptions options, Action<long>? counting = null)
    {
        options.DatabaseSchemaName = EventSchema;
        options.CommandTimeout = 60;
        options.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase);
        ConfigureEvents(options);

        // Live: folded from the stream when a decision asks.
        options.Projections.Add<CommentState>(ProjectionLifecycle.Live);
        options.Projections.Add<ThreadState>(ProjectionLifecycle.Live);
        options.Projections.Add<MemberState>(ProjectionLifecycle.Live);
        options.Projections.Add<RelationsState>(ProjectionLifecycle.Live);
        options.Projections.Add<CommunityState>(ProjectionLifecycle.Live);
        options.Projections.Add<CaseState>(ProjectionLifecycle.Live);
        options.Projections.Add<ReportFold>(ProjectionLifecycle.Live);
        options.Projections.Add<ClaimRequestState>(ProjectionLifecycle.Live);
        options.Projections.Add<InboxState>(ProjectionLifecycle.Live);

        foreach (var view in InlineViews()) options.Projections.Add(view, ProjectionLifecycle.Inline);

        var (activity, analytics) = (ActivitySet(), AnalyticsSet());
        AddCounters(options, activity, new Counting(activity, counting));
        AddCounters(options, analytics, new Counting(analytics, beside: AnalyticsLinks.Keep));

        options.Storage.ExtendedSchemaObjects.Add(IdempotentAnswers.Table);
        options.Storage.ExtendedSchemaObjects.Add(ImportedPages.Table);
        options.Storage.ExtendedSchemaObjects.Add(SigningKey.Table);
        options.Storage.ExtendedSchemaObjects.Add(StoppedViews.Table);
        foreach (var part in CommentOrderTables.All) options.Storage.ExtendedSchemaObjects.Add(part);
        options.Storage.ExtendedSchemaObjects.Add(Sessions.Table);
        options.Storage.ExtendedSchemaObjects.Add(WebhookTables.Webhook);
        options.Storage.ExtendedSchemaObjects.Add(WebhookTables.DeadLetter);
        options.Storage.ExtendedSchemaObjects.Add(AnalyticsLinks.Table);
        options.Storage.ExtendedSchemaObjects.Add(AnalystRoles.Table);
        options.Storage.ExtendedSchemaObjects.Add(ExternalSessions.SignOuts);
        options.Storage.ExtendedSchemaObjects.Add(ExternalSessions.EndedTokens);
        foreach (var sequence in NumberSequences.Schema) options.Storage.ExtendedSchemaObjects.Add(sequence);

        // Two writers who meet leave a number unused. The views wait this long for it, and longer while a transaction lives that may use
        // it.
        options.Projections.StaleSequenceThreshold = TimeSpan.FromMilliseconds(250);

        // A projection that fails stops and says so; an event that is skipped would be lost without a word.
        options.Projections.Errors.SkipApplyErrors = false;
        options.Projections.Errors.SkipSerializationErrors = false;
        options.Projections.Errors.SkipUnknownEvents = false;
    }

    /// <summary>Inline: what a writer must read back at once. Nothing here is shared by a whole thread.</summary>
    public static IReadOnlyList<RowProjection> InlineViews() =>
    [
        new CommunityView(),
        new MemberView(),
        new StandingView(),
        new RelationsView(),
        new HandleView(),
        new ExternalIdentityView(),
        new ThreadView(),
        new CommentView(),
        new CaseView(),
        new ReportView(),
        new ClaimRequestView(),
        new VoteView(),
        new ShelfView(),
        new InboxView(),
    ];

    /// <summary>Asynchronous: counters, which many writers share. Each event is read once for all of them.</summary>
    public static IReadOnlyList<Counter> Counters() =>
    [
        new ThreadActivity(),
        new ReplyCounts(),
        new MemberActivity(),
        new CommunityActivity(),
        new ModlogView(),
        new Tally(),
        new TallyHistory(),
        new CountHistory(),
        new SearchText(),
        new Notices(),
    ];

    /// <summary>All that is asynchronous, by projection.</summary>
    public static IReadOnlyList<CounterSet> CounterSets() => [ActivitySet(), AnalyticsSet()];

    static CounterSet ActivitySet() => new(Activity, "asynchronous views", Counters());

    static CounterSet AnalyticsSet() => new(
        Analytics, "analytic views",
        [new AnalysedPeople(), new AnalysedPosts(), new AnalysedVotes(), new AnalysedModeration(), new AnalyticsStanding()]);

    static void ConfigureEvents(StoreOptions options)
    {
        options.Events.MapEventNames();
        options.Events.UseMandatoryStreamTypeDeclaration = true;
        // Otherwise each typed id would become a tag with a table of its own.
        options.Events.AutoDiscoverTagTypes = false;
        options.Events.MetadataConfig.HeadersEnabled = true;
        options.Events.MetadataConfig.CausationIdEnabled = true;
        options.Events.MetadataConfig.CorrelationIdEnabled = true;
        options.Events.MetadataConfig.UserNameEnabled = true;
    }

    static void AddCounters(StoreOptions options, CounterSet set, Counting counting)
    {
        foreach (var table in set.Tables) options.Storage.ExtendedSchemaObjects.Add(table);
        options.Projections.Add(counting, ProjectionLifecycle.Async, set.Name, projection =>
        {
            // An import brings very many events at once, and a batch costs what it costs, however few are in it.
            projection.BatchSize = 2_000;
            foreach (var table in set.Tables) projection.DeleteDataInTableOnTeardown(table.Identifier.QualifiedName);
        });
    }
}
