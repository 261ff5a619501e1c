using Forum.Domain.Members;

namespace Forum.Domain.Tests.Members;

public class telling_members_apart
{
    [Theory]
    [InlineData("Roza", null, "roza", null)]
    [InlineData("Roza", "Other.Example", "ｒｏｚａ", "other.example")]
    [InlineData("Ro\u200Bza", "other\u200B.example", "roza", "other.example")]
    public void takes_these_for_one(string handle, string? host, string otherHandle, string? otherHost) =>
        Assert.Equal(MemberKey.Of(handle, host), MemberKey.Of(otherHandle, otherHost));

    [Theory]
    [InlineData("roza", null, "rosa", null)]
    [InlineData("roza", null, "roza", "other.example")]
    [InlineData("roza", "one.example", "roza", "other.example")]
    public void takes_these_for_two(string handle, string? host, string otherHandle, string? otherHost) =>
        Assert.NotEqual(MemberKey.Of(handle, host), MemberKey.Of(otherHandle, otherHost));

    [Fact]
    public void writes_the_host_behind_the_name() => Assert.Equal("roza@other.example", MemberKey.Of("Roza", "Other.example"));
}
