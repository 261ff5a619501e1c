namespace Forum.Domain.Imports.Dumps;

/// <summary>Why a line is left out, beside what no text here may be. The lines around it are imported all the same.</summary>
public static class DumpRefusals
{
    public static readonly Refused TooLong = new("line-too-long", $"A line has at most {DumpFields.MaxBytes / (1024 * 1024)} MiB.");
    public static readonly Refused NotUtf8 = new("line-not-utf8", "This line is not in UTF-8.");
    public static readonly Refused NotAnObject = new("line-not-json", "A line is one object of JSON, and not a deep one.");
    public static readonly Refused FieldInvalid = new("line-field", "One of the fields of this line holds something of another kind than it should.");
    public static readonly Refused TypeUnknown = new("line-type", "A line is a thread or a comment. This one says neither.");
    public static readonly Refused IdInvalid = new("line-id", $"Ids have 1 to {DumpFields.LongestId} characters, and no control characters.");
    public static readonly Refused ThreadUnnamed = new("line-thread-unnamed", "A comment names its thread.");
    public static readonly Refused AuthorInvalid = new(
        "line-author", $"An author is named on one line, with at most {DumpAuthor.MaxLength} characters.");
    public static readonly Refused TimeInvalid = new(
        "line-time", "A time is told in seconds since 1970 or as 2025-03-01T12:00:00Z, and has passed.");
    public static readonly Refused ThreadMissing = new("line-thread-missing", "The thread of this comment was never imported.");
    public static readonly Refused ElsewhereParent = new("line-parent-elsewhere", "The comment that this one answers is in another thread.");
    public static readonly Refused TooDeep = new("line-too-deep", "This comment lies deeper than any thread can.");
}
