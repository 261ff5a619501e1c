using Forum.Api.Http;

namespace Forum.Api.EventFeed;

/// <summary>Who reads the feed, and whom a part of an event is told to: to these, and to all who come after them here.</summary>
public enum FeedReader
{
    Nobody,
    Administrator,
    Analyst,
}

public static class FeedReaders
{
    /// <returns>Nobody for somebody who may not read it.</returns>
    public static FeedReader Of(Viewer viewer) =>
        viewer.IsAdministrator ? FeedReader.Administrator : viewer.IsAnalyst ? FeedReader.Analyst : FeedReader.Nobody;
}
