using Forum.Api.Http;
using Forum.Api.Members;
using Forum.Api.Operations;
using Forum.Domain.Imports;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Wolverine.Http;

namespace Forum.Api;

/// <summary>The forum as a web application.</summary>
public static class ForumServer
{
    public const string DefaultAddress = "http://localhost:5080";

    const string Ready = "ready";

    public static WebApplication Build(string[] args, string connectionString)
    {
        // Settings lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls(DefaultAddress);
        // A page over its limit is refused by a rule that says so, not by a closed connection.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 2 * ArticlePage.MaxBytes);

        builder.AddForum(connectionString, ForumRole.Server);
        builder.Services.AddSingleton<SigningKey>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SigningKey>());
        builder.Services.AddSingleton<Tokens>();
        builder.Services.AddSingleton<IConfigureOptions<JwtBearerOptions>>(services => services.GetRequiredService<Tokens>());
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddAuthorization();
        builder.Services.AddSingleton<IProblemDetailsWriter, ProblemWriter>(); // before the one that looks at what a client accepts
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<StorageFailures>();
        builder.Services.AddHealthChecks().AddCheck<ViewsCaughtUp>("views", tags: [Ready]);
        builder.Services.AddOpenApi("v1", options => options.Complete());
        builder.Services.AddWolverineHttp();

        var app = builder.Build();
        Map(app);
        return app;
    }

    static void Map(WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
        app.MapOpenApi("/openapi/{documentName:regex(^v1$)}.json").AllowAnonymous();
        app.MapWolverineEndpoints(http =>
        {
            http.RequireAuthorizeOnAll();
            http.RejectUnparseableQueryValues = true;
            http.RejectUnparseableHeaderValues = true;
        });
    }
}
