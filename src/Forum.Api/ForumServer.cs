using Forum.Api.Analytics;
using Forum.Api.Comments;
using Forum.Api.EventFeed;
using Forum.Api.Http;
using Forum.Api.Http.Browsers;
using Forum.Api.Http.Caching;
using Forum.Api.Http.Idempotency;
using Forum.Api.Http.Limits;
using Forum.Api.Live;
using Forum.Api.Members;
using Forum.Api.Moderation;
using Forum.Api.Operations;
using Forum.Api.Rebuilding;
using Forum.Api.Takeout;
using Forum.Api.WebConsole;
using Forum.Api.Webhooks;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Wolverine.Http;

namespace Forum.Api;

/// <summary>The forum as a web application.</summary>
public static class ForumServer
{
    /// <summary>What all addresses for programs start with.</summary>
    public const string Api = "/api";

    public const string DefaultAddress = "http://localhost:5080";

    /// <summary>Room for the longest thread with every character escaped. A page to import has a limit of its own.</summary>
    const int LargestBody = 640 * 1024;

    const string Ready = "ready", Views = "views";

    public static WebApplication Build(string[] args, string connectionString)
    {
        // Settings lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.AddServerHeader = false;
        });

        builder.AddForum(connectionString, ForumRole.Server);
        builder.AddSigningIn();
        builder.AddRateLimits();
        builder.AddCrossOrigin();
        builder.Services.AddHostedService<AnalystWatch>();
        builder.Services.AddHostedService<UnfinishedCases>();
        builder.Services.AddHostedService<ExpiredOrders>();
        builder.AddLiveUpdates();
        builder.Services.AddSingleton<FeedQuery>();
        builder.Services.AddSingleton<FeedFollowers>();
        builder.AddWebhooks();
        builder.AddTakeout();
        builder.Services.AddSharedAnswers();
        builder.Services.AddSingleton<IProblemDetailsWriter, ProblemWriter>(); // before the one that looks at what a client accepts
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<ExceptionAnswers>();
        builder.Services.AddSingleton<ViewsCaughtUp>(); // else each probe would have one of its own, with nothing to remember
        builder.AddStoppedViews();
        builder.Services.AddHealthChecks().AddCheck<ViewsCaughtUp>("views", tags: [Ready]).AddCheck<StoppedViews>("counting", tags: [Ready, Views])
            .AddCheck<NewViews>("new views", tags: [Ready]);
        builder.Services.AddOpenApi("v1", options => options.Complete());
        builder.Services.AddSingleton<IdempotentAnswers>();
        builder.Services.AddSingleton<Turns>();
        builder.Services.AddWolverineHttp();

        var app = builder.Build();
        Map(app);
        return app;
    }

    static void Map(WebApplication app)
    {
        app.UseTrustedProxies();
        app.UseSafeHeaders();
        app.UseMiddleware<HeadRequests>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRouting(); // after it is settled what to look for
        app.UseCors(); // before anybody is asked who they are: a browser that asks first does not say
        app.UseAuthentication();
        app.UseRateLimits();
        app.UseTokenGate();
        app.UseAuthorization();
        app.UseMiddleware<EntityTags>();
        app.UseMiddleware<AnswersOnce>();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false })
            .AllowAnonymous().DisableRateLimiting();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = HealthReasons.WriteAsync })
            .AllowAnonymous().DisableRateLimiting();
        app.MapHealthChecks("/health/views", HealthReasons.OfWhatMustNotStop(check => check.Tags.Contains(Views)))
            .AllowAnonymous().DisableRateLimiting();
        app.MapOpenApi("/openapi/{documentName:regex(^v1$)}.json")
            .AllowAnonymous().WithMetadata(new CountsAsAttribute(Budget.Searches)); // it is made anew each time
        app.MapReferencePage();
        app.MapConsole();
        app.MapWolverineEndpoints(http =>
        {
            http.RequireAuthorizeOnAll();
            http.RejectUnparseableQueryValues = true;
            http.RejectUnparseableHeaderValues = true;
        });
    }
}
