namespace Forum.Api.Takeout;

public static class TakeoutServices
{
    public static void AddTakeout(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ActivityQuery>();
        builder.Services.AddSingleton<TakenItems>();
        builder.Services.AddSingleton<TakenMarks>();
        builder.Services.AddSingleton<TakenPosts>();
        builder.Services.AddSingleton<TakenStanding>();
        builder.Services.AddSingleton<TakeoutQuery>();
    }
}
