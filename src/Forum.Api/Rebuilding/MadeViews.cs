using System.Diagnostics;
using Npgsql;

namespace Forum.Api.Rebuilding;

/// <summary>Views that have been made, with what is needed to bring them up to the log.</summary>
/// <param name="Tell">Tells what is done with them.</param>
sealed record MadeViews(
    NextTables Tables, NextSql Sql, ViewFollower Follower, NpgsqlConnection Reading, NpgsqlConnection Writing, Stopwatch Clock, Action<string> Tell);
