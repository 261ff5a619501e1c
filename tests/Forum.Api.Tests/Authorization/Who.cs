namespace Forum.Api.Tests.Authorization;

/// <summary>The kinds of people that rights tell apart, in the order of the tables' columns.</summary>
public enum Who
{
    Anonymous,

    /// <summary>Signed in, and has nothing to do with what is asked about.</summary>
    Member,

    /// <summary>Of the item that is asked about.</summary>
    Author,

    /// <summary>Of the item that is asked about, too, and banned from the community since.</summary>
    BannedAuthor,

    /// <summary>From the whole site. A ban keeps people from writing, and not from reading, or from taking back what they wrote.</summary>
    BannedMember,

    /// <summary>Of the community that the item is in.</summary>
    Moderator,
    ModeratorElsewhere,
    Administrator,

    /// <summary>A member like any other, who may follow the feed of events.</summary>
    Analyst,
}

/// <summary>What each kind of people is answered.</summary>
public sealed class ByWhom
{
    readonly string[] answers = new string[Enum.GetValues<Who>().Length];

    public string this[Who who] => answers[(int)who];

    public static ByWhom All(string answer)
    {
        var all = new ByWhom();
        Array.Fill(all.answers, answer);
        return all;
    }

    /// <summary>The same, apart from some.</summary>
    public ByWhom But(string answer, params Who[] whom)
    {
        var other = new ByWhom();
        answers.CopyTo(other.answers, 0);
        foreach (var who in whom) other.answers[(int)who] = answer;
        return other;
    }

    /// <summary>The same answer for everybody apart from some.</summary>
    public ByWhom Only(string others, params Who[] whom) => But(others, [.. Enum.GetValues<Who>().Except([Who.Anonymous, .. whom])]);
}
