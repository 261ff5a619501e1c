namespace Forum.Api.Text;

/// <summary>An answer with texts in it, which may mention members.</summary>
public interface IMentioning<TSelf> where TSelf : IMentioning<TSelf>
{
    /// <summary>The texts as they are stored.</summary>
    IEnumerable<string?> Texts { get; }

    /// <summary>The same with the names that those whom it mentions have now.</summary>
    TSelf Shown(MentioningTexts texts);
}
