namespace Forum.Api.Postgres;

/// <summary>There is no database, and the message tells the person in front of the terminal why and what to do.</summary>
public sealed class PostgresUnavailableException : Exception
{
    public PostgresUnavailableException(string message) : base(message) { }

    public PostgresUnavailableException(string message, Exception cause) : base(message, cause) { }
}
