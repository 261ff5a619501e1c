using System.Text.Json;

namespace Forum.Domain.Tests;

public class comparing_lists
{
    static readonly EquatableList<string> List = ["one", "two"];

    [Fact]
    public void finds_equal_what_has_equal_items()
    {
        EquatableList<string> same = ["one", "two"];
        Assert.True(List.Equals(same));
        Assert.True(List.Equals((object)same));
        Assert.Equal(List.GetHashCode(), same.GetHashCode());
    }

    [Fact]
    public void minds_items_and_their_order_and_number()
    {
        Assert.False(List.Equals(["one", "three"]));
        Assert.False(List.Equals(["two", "one"]));
        Assert.False(List.Equals(["one"]));
        Assert.False(List.Equals(["one", "two", "three"]));
        Assert.False(List.Equals(null));
        Assert.False(List.Equals((object)"one, two"));
    }

    [Fact]
    public void reads_like_a_list()
    {
        Assert.Equal((2, "two"), (List.Count, List[1]));
        Assert.Equal("[one, two]", List.ToString());
    }

    [Fact]
    public void stores_them_as_arrays()
    {
        Assert.Equal("""["one","two"]""", JsonSerializer.Serialize(List));
        Assert.Equal(List, JsonSerializer.Deserialize<EquatableList<string>>("""["one", "two"]"""));
    }

    [Fact]
    public void stores_an_empty_one_too() => Assert.Equal([], JsonSerializer.Deserialize<EquatableList<string>>("[]")!);

    [Fact]
    public void stores_their_items_as_their_own_kind()
    {
        EquatableList<MemberId> members = [new(Guid.NewGuid()), new(Guid.NewGuid())];
        Assert.Equal($"""["{members[0].Value}","{members[1].Value}"]""", JsonSerializer.Serialize(members));
        Assert.Equal(members, JsonSerializer.Deserialize<EquatableList<MemberId>>(JsonSerializer.Serialize(members)));
    }
}
