using Forum.Api.Storage;
using Marten;

namespace Forum.Api.Http.Caching;

public static class AnswerKeeping
{
    public static void AddSharedAnswers(this IServiceCollection services)
    {
        services.AddSingleton<AnswerChanges>();
        services.AddSingleton<SharedAnswers>();
        services.AddSingleton<AnswerTide>();
        services.AddSingleton<IToldOfEvents>(provider => provider.GetRequiredService<AnswerTide>());
        services.AddHostedService(provider => provider.GetRequiredService<AnswerTide>());
        services.ConfigureMarten((provider, options) => options.Listeners.Add(provider.GetRequiredService<AnswerTide>()));
    }
}
