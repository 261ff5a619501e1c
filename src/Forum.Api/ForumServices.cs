using System.Text.Json;
using System.Text.Json.Serialization;
using Forum.Api.Analytics;
using Forum.Api.Claims;
using Forum.Api.Comments;
using Forum.Api.Communities;
using Forum.Api.Exports;
using Forum.Api.History;
using Forum.Api.Http;
using Forum.Api.Http.Caching;
using Forum.Api.Imports;
using Forum.Api.Imports.Dumps;
using Forum.Api.Inbox;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Forum.Api.Modlog;
using Forum.Api.Operations;
using Forum.Api.Rebuilding;
using Forum.Api.Replay;
using Forum.Api.Reports;
using Forum.Api.Search;
using Forum.Api.Shelves;
using Forum.Api.Storage;
using Forum.Api.Text;
using Forum.Api.Threads;
using Forum.Api.Votes;
using Forum.Api.Webhooks;
using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.Events.Daemon;
using Marten;
using Marten.Events.Daemon.HighWater;
using Marten.Exceptions;
using Npgsql;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Marten;

namespace Forum.Api;

/// <summary>What a program on a forum's database does.</summary>
public enum ForumRole
{
    /// <summary>Serves HTTP and keeps the asynchronous views up to date. Of several on one database, one projects.</summary>
    Server,

    /// <summary>Runs one command and ends, beside a server or alone; what it records is projected by a server.</summary>
    Tool,
}

/// <summary>All that is injected anywhere, registered once for servers and tools alike.</summary>
public static class ForumServices
{
    public static void AddForum(this IHostApplicationBuilder builder, string connectionString, ForumRole role)
    {
        builder.UseForumLogging();
        builder.AddForumTelemetry();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_ => ForumDataSource.Create(connectionString));
        builder.Services.AddMemoryCache(cache => cache.SizeLimit = 32 * 1024 * 1024);
        builder.Services.AddHybridCache();
        builder.Services.AddSingleton<AnalystRoles>();
        builder.Services.AddSingleton<AnalyticsAt>();
        builder.Services.AddSingleton<ExportReadings>();
        builder.Services.AddSingleton<Exporting>();
        builder.Services.AddSingleton<PlotsQuery>();
        builder.Services.AddSingleton<Markup>();
        builder.Services.AddSingleton<Mentioning>();
        builder.Services.AddSingleton<NumberSequences>();
        builder.Services.AddSingleton<Passwords>();
        builder.Services.AddSingleton<CaseItems>();
        builder.Services.AddSingleton<CaseQueries>();
        builder.Services.AddSingleton<CaseSelection>();
        builder.Services.AddSingleton<CaseWork>();
        builder.Services.AddSingleton<ClaimQueries>();
        builder.Services.AddSingleton<CommentOrders>();
        builder.Services.AddSingleton<BallotQuery>();
        builder.Services.AddSingleton<CastTogether>();
        builder.Services.AddSingleton<CommentQueries>();
        builder.Services.AddSingleton<PostedTogether>();
        builder.Services.AddSingleton<ReplyTargetQuery>();
        builder.Services.AddSingleton<CommunityQueries>();
        builder.Services.AddSingleton<HistoryQuery>();
        builder.Services.AddSingleton<DumpQueries>();
        builder.Services.AddSingleton<DumpChunkWriter>();
        builder.Services.AddSingleton<DumpImporter>();
        builder.Services.AddSingleton<ImportQueries>();
        builder.Services.AddSingleton<ItemQuery>();
        builder.Services.AddSingleton<MemberQueries>();
        builder.Services.AddSingleton<ModlogQuery>();
        builder.Services.AddSingleton<ModlogVerification>();
        builder.Services.AddSingleton<DossierQuery>();
        builder.Services.AddScoped<ReportFiling>();
        builder.Services.AddSingleton<ReportQueries>();
        builder.Services.AddSingleton<ReportsQuery>();
        builder.Services.AddSingleton<RuleRun>();
        builder.Services.AddSingleton<ReportTargets>();
        builder.Services.AddSingleton<ShelfQueries>();
        builder.Services.AddSingleton<AccountQueries>();
        builder.Services.AddSingleton<InboxQueries>();
        builder.Services.AddSingleton<PeopleQuery>();
        builder.Services.AddSingleton<PostQueries>();
        builder.Services.AddSingleton<SearchQuery>();
        builder.Services.AddSingleton(provider => new ViewMaking(connectionString, provider.GetRequiredService<IDocumentStore>()));
        builder.Services.AddSingleton<ViewRebuild>();
        builder.Services.AddSingleton<ViewVerification>();
        builder.Services.AddSingleton<CompleteViews>();
        builder.Services.AddSingleton(provider => ActivatorUtilities.CreateInstance<NewViews>(provider, role));
        builder.Services.AddSingleton<ThreadListQuery>();
        builder.Services.AddSingleton<RelationsQuery>();
        builder.Services.AddSingleton<ThreadPageQuery>();
        builder.Services.AddReplay();
        builder.Services.AddSingleton<ThreadQueries>();
        builder.Services.AddSingleton<WrittenQueries>();
        builder.Services.ConfigureHttpJsonOptions(json => Configure(json.SerializerOptions));
        AddStore(builder.Services, role);
        builder.Services.AddHostedService<AnalyticsSchemaKeeper>(); // after the store has made its tables
        AddMessages(builder, role);
    }

#if DEBUG
    const TypeLoadMode HandlerCode = TypeLoadMode.Dynamic;
#else
    // Written by `codegen write` when the program is published; a Release build has no compiler on board.
    const TypeLoadMode HandlerCode = TypeLoadMode.Static;
#endif

    /// <summary>JSON as every answer has it.</summary>
    public static void Configure(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    static void AddStore(IServiceCollection services, ForumRole role)
    {
        var age = new AnswerAge(TimeProvider.System);
        services.AddSingleton(age);
        services.AddMarten(options =>
            {
                options.ConfigureForum(age.Begin);
                // Not 'disabled': a server projects what a tool records, now or when it starts next.
                options.Projections.AsyncMode = role == ForumRole.Tool ? DaemonMode.ExternallyManaged : DaemonMode.Solo;
            })
            .UseNpgsqlDataSource()
            .UseLightweightSessions()
            .IntegrateWithWolverine(integration => integration.MessageStorageSchemaName = "wolverine")
            .ApplyAllDatabaseChangesOnStartup();
        services.AddHostedService(provider => provider.GetRequiredService<NewViews>());
        services.AddSingleton<DiscreetMartenLogger>();
        services.ConfigureMarten((provider, options) => options.Logger(provider.GetRequiredService<DiscreetMartenLogger>()));
        services.AddSingleton<AppendSignal>();
        services.AddSingleton<IToldOfEvents>(provider => provider.GetRequiredService<AppendSignal>());
        services.AddSingleton<AppendTogether>();
        services.AddSingleton<KnownStates>();
        // Ends with the program, before the database does: nobody else ends it.
        services.AddSingleton(provider => new PostgresqlListenWakeup(
            provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<ILogger<PostgresqlListenWakeup>>(), AppendSignal.Channel));
        services.ConfigureMarten((provider, options) =>
        {
            options.Listeners.Add(provider.GetRequiredService<AppendSignal>());
            options.Projections.Wakeup = provider.GetRequiredService<PostgresqlListenWakeup>();
        });
        if (role == ForumRole.Server) services.AddProjecting();
    }

    static void AddMessages(IHostApplicationBuilder builder, ForumRole role)
    {
        builder.Services.CritterStackDefaults(defaults =>
        {
            defaults.ServiceName = Telemetry.ServiceName;
            // What a build carries does not depend on the environment it is started in.
            foreach (var profile in (Profile[])[defaults.Development, defaults.Production])
            {
                profile.GeneratedCodeMode = HandlerCode;
                profile.AssertAllPreGeneratedTypesExist = HandlerCode == TypeLoadMode.Static;
                profile.ResourceAutoCreate = AutoCreate.CreateOrUpdate;
            }
        });
        builder.UseWolverine(options =>
        {
            options.ServiceName = Telemetry.ServiceName;
            options.ApplicationAssembly = typeof(ForumServices).Assembly; // under a test runner the entry assembly is the test
            // A second server in this mode may carry out the first's messages as well. Those that outlive their request carry a case on, and of two
            // that do so at once the store refuses one; or they send to a webhook, which one of them claims.
            options.Durability.Mode = role == ForumRole.Server ? DurabilityMode.Solo : DurabilityMode.MediatorOnly;
            options.Policies.AutoApplyTransactions();
            options.Policies.UseDurableLocalQueues();
            options.EnableRelayOfUserName = true;
            // Whoever is slow to answer keeps no other waiting.
            options.LocalQueueFor<DeliverWebhook>().MaximumParallelMessages(WebhookRequests.Most);

            // Two writers meant the same new stream or name, or wrote to one stream: whoever came second decides again, and then finds what the first recorded.
            options.OnException<ExistingStreamIdCollisionException>().RetryTimes(3);
            options.OnException<ConcurrencyException>().RetryTimes(3);
            options.OnException<MartenCommandException>(ExceptionAnswers.IsMeeting).RetryTimes(3);
        });
    }
}
