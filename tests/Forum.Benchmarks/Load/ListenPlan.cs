namespace Forum.Benchmarks.Load;

/// <summary>Very many who follow one thread, and a few who post there at a steady pace.</summary>
/// <param name="Tokens">Of those who post.</param>
public sealed record ListenPlan(int Port, long Thread, int Listeners, double Seconds, int PerSecond, IReadOnlyList<string> Tokens);

/// <summary>What came of it. Times are in milliseconds, from the moment that a comment was sent.</summary>
/// <param name="Listening">How many were let in.</param>
/// <param name="Missing">What had not come to somebody when the patience ended; among the times it has the longest.</param>
/// <param name="Answered">The median until a comment was answered.</param>
public sealed record ListenResult(int Listening, int Posted, double Seconds, long Missing, double P50, double P99, double Max, double Answered);
