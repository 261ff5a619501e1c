using System.Text.Json;

namespace Forum.Domain.Tests;

public class comparing_dictionaries
{
    static readonly EquatableDictionary Written = Of(("dative", "xer"), ("accusative", "xem"));

    [Fact]
    public void finds_those_with_equal_texts_equal_in_any_order()
    {
        var other = Of(("accusative", "xem"), ("dative", "xer"));
        Assert.Equal(Written, other);
        Assert.Equal(Written.GetHashCode(), other.GetHashCode());
        Assert.Equal("""{"accusative":"xem","dative":"xer"}""", JsonSerializer.Serialize(Written));
    }

    [Fact]
    public void finds_those_with_other_texts_or_names_different()
    {
        Assert.NotEqual(Written, Of(("dative", "xer")));
        Assert.NotEqual(Written, Of(("dative", "xer"), ("accusative", "xim")));
        Assert.NotEqual(Written, Of(("dative", "xer"), ("Accusative", "xem")));
        Assert.False(Written.Equals(null));
    }

    [Fact]
    public void takes_the_last_of_one_name()
    {
        Assert.Equal(Of(("dative", "xer")), Of(("dative", "xe"), ("dative", "xer")));
        Assert.Equal(Of(("dative", "xer")), JsonSerializer.Deserialize<EquatableDictionary>("""{"dative":"xe","dative":"xer"}"""));
    }

    [Fact]
    public void finds_a_text_by_its_name()
    {
        Assert.Equal("xem", Written["accusative"]);
        Assert.True(Written.TryGetValue("dative", out var dative));
        Assert.Equal("xer", dative);
        Assert.False(Written.ContainsKey("genitive"));
    }

    static EquatableDictionary Of(params (string Name, string Text)[] items) =>
        new(items.Select(item => KeyValuePair.Create(item.Name, item.Text)));
}
