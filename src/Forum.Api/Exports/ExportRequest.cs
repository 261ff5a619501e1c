namespace Forum.Api.Exports;

public enum ExportFormat
{
    Parquet,
    Csv,
    Ndjson,
    ConvoKit,
}

/// <summary>What is to be taken away as files. The same request goes on with what an earlier one has begun.</summary>
/// <param name="What">Name of an <see cref="ExportSource"/>, or <see cref="Corpus"/>.</param>
/// <param name="From">The first day in UTC; null for all there were before.</param>
/// <param name="To">The last day in UTC; null for all there are since.</param>
/// <param name="Cut">Null for as of now.</param>
/// <param name="WithText">Whether what people wrote goes along, where the format has a place for it.</param>
/// <param name="RowsPerFile">A file that has so many ends as soon as the next can begin where it ended.</param>
public sealed record ExportRequest(
    string What, ExportFormat Format, DateOnly? From, DateOnly? To, long? Cut, bool WithText, int RowsPerFile)
{
    public const string Corpus = "corpus";

    public const int UsualRowsPerFile = 1_000_000;
}
