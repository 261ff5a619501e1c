using Forum.Domain.Members;

namespace Forum.Domain.Tests.Members;

public class choosing_a_password
{
    [Theory]
    [InlineData(8)]
    [InlineData(200)]
    public void takes_any_of_this_length(int length) => Assert.Null(Password.Check(new string(' ', length)));

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(201)]
    public void refuses_any_of_this_length(int length) => Assert.Equal(Password.Length, Password.Check(new string('x', length)));
}
